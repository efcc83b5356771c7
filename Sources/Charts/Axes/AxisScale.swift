import Foundation

/// The way from values to places on an axis, 0 at its start and 1 at its end.
struct AxisScale: Equatable {
    let limits: ClosedRange<Double>
    let isLogarithmic: Bool
    /// Whether all values are whole numbers, so that ticks between them would say nothing.
    let isWhole: Bool
    /// Whether the axis runs from its greatest value to its least.
    var isReversed = false

    /// Whether a value can be drawn on such a scale with room for its neighbours.
    static func isDrawable(_ value: Double, _ scale: Axis.Scale) -> Bool {
        abs(value) <= 1e300 && (scale == .linear || value >= 1e-300)
    }

    /// The scale of an axis for its values.
    /// - Parameters:
    ///   - axis: The axis; its limits hold if they can be drawn.
    ///   - values: All values on it; those that cannot be drawn do not count.
    ///   - padding: The room to leave beyond the data, as a share of its range.
    ///   - nearsZero: Whether an axis whose data come near to zero begins or ends there.
    init(_ axis: Axis, values: [Double], padding: Double, nearsZero: Bool = false) {
        let drawable = values.filter { Self.isDrawable($0, axis.scale) }
        let automatic = Self.limits(of: drawable, axis.scale, padding: padding, nearsZero: nearsZero)
        limits = axis.limits.flatMap { Self.isDrawable($0, axis.scale) ? $0 : nil } ?? automatic
        isLogarithmic = axis.scale == .logarithmic
        isWhole =
            !drawable.isEmpty && drawable.allSatisfy { $0.rounded() == $0 }
            && limits.upperBound - limits.lowerBound >= 1
    }

    /// The place of a value, beyond 0 and 1 outside the limits; nil if it has none.
    func place(of value: Double) -> Double? {
        forwardPlace(of: value).map { isReversed ? 1 - $0 : $0 }
    }

    private func forwardPlace(of value: Double) -> Double? {
        guard value.isFinite, value > 0 || !isLogarithmic else { return nil }
        guard isLogarithmic else {
            return (value - limits.lowerBound) / (limits.upperBound - limits.lowerBound)
        }
        return (log(value) - log(limits.lowerBound)) / (log(limits.upperBound) - log(limits.lowerBound))
    }

    private static func isDrawable(_ limits: ClosedRange<Double>, _ scale: Axis.Scale) -> Bool {
        let (lower, upper) = (limits.lowerBound, limits.upperBound)
        return isDrawable(lower, scale) && isDrawable(upper, scale) && differ(lower, upper)
    }

    /// Whether there is room for round numbers between two values.
    private static func differ(_ lower: Double, _ upper: Double) -> Bool {
        upper - lower > max(1e-9 * max(abs(lower), abs(upper)), 1e-300)
    }

    private static func limits(
        of values: [Double], _ scale: Axis.Scale, padding: Double, nearsZero: Bool
    ) -> ClosedRange<Double> {
        guard let least = values.min(), let greatest = values.max() else {
            return scale == .logarithmic ? 1...10 : 0...1
        }
        return scale == .logarithmic
            ? ratioRange(least, greatest, padding: padding)
            : range(least, greatest, padding: padding, nearsZero: nearsZero)
    }

    private static func range(
        _ least: Double, _ greatest: Double, padding: Double, nearsZero: Bool
    ) -> ClosedRange<Double> {
        guard differ(least, greatest) else {
            let reach = abs(least) < 1e-300 ? 1 : abs(least) / 2
            return (least - reach)...(least + reach)
        }
        let room = padding * (greatest - least)
        let touchesFloor = nearsZero && least >= 0 && least < 0.4 * greatest
        let touchesCeiling = nearsZero && greatest <= 0 && greatest > 0.4 * least
        return (touchesFloor ? 0 : least - room)...(touchesCeiling ? 0 : greatest + room)
    }

    private static func ratioRange(_ least: Double, _ greatest: Double, padding: Double) -> ClosedRange<Double> {
        guard greatest > least * (1 + 1e-9) else { return (least / 2)...(least * 2) }
        let room = pow(greatest / least, padding)
        return (least / room)...(greatest * room)
    }
}

/// What an axis measures and how: its title, unit, scale and limits.
public struct Axis: Equatable, Sendable {
    /// How distances on the axis relate to values.
    public enum Scale: Equatable, Sendable {
        case linear
        /// Equal distances are equal ratios; values that are not positive have no place and leave a gap.
        case logarithmic
    }

    /// What is measured.
    public var title: String
    /// The unit, without brackets.
    public var unit: String?
    /// How distances relate to values.
    public var scale: Scale
    /// The first and the last value shown; nil to take them from the data.
    public var limits: ClosedRange<Double>?

    /// An axis.
    /// - Parameters:
    ///   - title: What is measured.
    ///   - unit: The unit, which is written in brackets behind the title.
    ///   - scale: Linear or logarithmic.
    ///   - limits: The first and the last value shown; taken from the data if absent or not drawable on this scale.
    public init(
        _ title: String, unit: String? = nil, scale: Scale = .linear, limits: ClosedRange<Double>? = nil
    ) {
        self.title = title
        self.unit = unit
        self.scale = scale
        self.limits = limits
    }

    /// The text beside the axis.
    public var label: String {
        guard let unit else { return title }
        return "\(title) (\(unit))"
    }
}

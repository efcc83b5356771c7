/// Round numbers of seconds along an axis that begins at 0.
package struct TimeTicks: Sendable, Equatable {
    /// The distance between two ticks, in seconds.
    package let step: Double
    /// The ticks from 0 to the end of the axis, in seconds.
    package let values: [Double]

    /// Distances that a reader can count in, in seconds.
    private static let steps: [Double] =
        [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30]
        + [1, 2, 5, 10, 15, 30].map { $0 * 60 } + [1, 2, 6, 12, 24].map { $0 * 3600 }

    /// Chooses at most `limit` distances for an axis of so many seconds; of days, so many days as it takes.
    package init(seconds: Double, limit: Int) {
        let wanted = seconds / Double(max(1, limit))
        let day = 86_400.0
        step = Self.steps.first { $0 >= wanted } ?? (wanted / day).rounded(.up) * day
        values = (0...Int((seconds / step).rounded(.down))).map { [step] in Double($0) * step }
    }

    /// A tick as it stands at the axis, in the unit of the distance.
    package func label(of value: Double) -> String {
        guard value > 0 else { return "0" }
        return switch step {
        case ..<0.01: Formats.number(value * 1000, decimals: 0) + " ms"
        case ..<0.1: Formats.number(value, decimals: 2) + " s"
        case ..<1: Formats.number(value, decimals: 1) + " s"
        case ..<60: Formats.number(value, decimals: 0) + " s"
        case ..<3600: Formats.number(value / 60, decimals: 0) + " min"
        default: Formats.number(value / 3600, decimals: 0) + " h"
        }
    }
}

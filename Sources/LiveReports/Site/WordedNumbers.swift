import Foundation
import Reports

/// Numbers as the live page has them: as the report does, but never with more digits than change slowly enough to be read.
enum WordedNumbers {
    /// A duration.
    static func seconds(_ value: Double) -> String {
        Formats.seconds(value < 1 ? max(0, value) : value)
    }

    /// A measurement, with four digits that count.
    static func measurement(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "none" }
        return String(format: "%.4g", value)
    }
}

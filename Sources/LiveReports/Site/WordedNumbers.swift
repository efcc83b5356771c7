import Foundation
import Reports

/// Numbers as the report has them, but never with more digits than change slowly enough to be read.
enum WordedNumbers {
    /// A duration that grows or shrinks while it is shown, in whole seconds.
    static func runningSeconds(_ value: Double) -> String {
        guard value.isFinite else { return Formats.seconds(value) }
        let whole = max(0, value).rounded()
        return whole < 60 ? "\(Int(whole)) s" : Formats.seconds(whole)
    }

    /// A measurement, with four digits that count, or all of a whole number.
    static func measurement(_ value: Double?) -> String {
        guard let value else { return "none" }
        let digits = String(format: "%.4g", value)
        // With an exponent it is too small for digits after the point, or too large for any.
        let decimals =
            digits.contains("e") ? (abs(value) < 1 ? 3 : 0) : digits.split(separator: ".").dropFirst().first?.count ?? 0
        return Formats.number(value, decimals: decimals)
    }
}

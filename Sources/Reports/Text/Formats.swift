package import Foundation

/// The one place where numbers become text for readers: point for decimals, comma for thousands, no locale.
package enum Formats {
    /// Digits after the point as asked; a number too small for them keeps two digits in scientific notation.
    package static func number(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "not a number" : value < 0 ? "−infinity" : "infinity" }
        let fixed = String(format: "%.\(decimals)f", abs(value))
        let vanished = !fixed.contains { ("1"..."9").contains($0) }
        if value != 0, vanished { return scientific(value) }
        return (value < 0 ? "−" : "") + grouped(fixed)
    }

    /// Digits with a comma between thousands.
    package static func count(_ value: Int) -> String {
        (value < 0 ? "−" : "") + grouped(String(value.magnitude))
    }

    /// A share from 0 to 1 as a percentage.
    package static func share(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return number(value, decimals: decimals) }
        return number(value * 100, decimals: decimals) + "%"
    }

    /// A duration, in the two units that matter.
    package static func seconds(_ value: Double) -> String {
        guard value.isFinite, value < 1e9 else { return number(value, decimals: 0) + " s" }
        if value < 0.9995 { return number(value * 1000, decimals: value < 0.00995 ? 1 : 0) + " ms" }
        if value < 59.95 { return number(value, decimals: 1) + " s" }
        let whole = Int(value.rounded())
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        let minutes = Int((value / 60).rounded())
        return "\(count(minutes / 60)) h \(minutes % 60) min"
    }

    /// A size in decimal units: 1 kB is 1000 bytes.
    package static func bytes(_ value: Int) -> String {
        guard value.magnitude >= 1000 else { return "\(count(value)) B" }
        var scaled = Double(value) / 1000
        var unit = "kB"
        for next in ["MB", "GB", "TB"] where abs(scaled) >= 999.95 {
            scaled /= 1000
            unit = next
        }
        return number(scaled, decimals: 1) + " " + unit
    }

    /// A moment to the second, in Coordinated Universal Time.
    package static func moment(_ date: Date) -> String {
        let parts = isoMoment(date).dropLast().split(separator: "T")
        return parts.joined(separator: " ") + " UTC"
    }

    /// A moment to the second as ISO 8601 writes it.
    package static func isoMoment(_ date: Date) -> String {
        date.formatted(.iso8601)
    }

    private static func scientific(_ value: Double) -> String {
        let parts = String(format: "%.1e", abs(value)).split(separator: "e")
        let exponent = parts.last.flatMap { Int($0) } ?? 0
        let sign = value < 0 ? "−" : ""
        return "\(sign)\(parts[0]) × 10\(superscript(exponent))"
    }

    private static func superscript(_ exponent: Int) -> String {
        let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        let magnitude = String(exponent.magnitude).compactMap(\.wholeNumberValue).map { digits[$0] }
        return (exponent < 0 ? "⁻" : "") + String(magnitude)
    }

    private static func grouped(_ digits: String) -> String {
        let parts = digits.split(separator: ".", maxSplits: 1)
        let whole = Array(parts[0])
        let grouped = whole.enumerated().map { index, digit in
            index > 0 && (whole.count - index).isMultiple(of: 3) ? ",\(digit)" : String(digit)
        }
        return ([grouped.joined()] + parts.dropFirst().map(String.init)).joined(separator: ".")
    }
}

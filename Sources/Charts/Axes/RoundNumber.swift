import Foundation

/// A whole number times a power of ten, which prints exactly.
struct RoundNumber: Equatable {
    let digits: Int
    let exponent: Int

    init(digits: Int, exponent: Int) {
        self.digits = digits
        self.exponent = exponent
    }

    /// The number nearest to a finite value with three significant digits, or all of them if it is whole.
    init(nearest value: Double) {
        guard value.rounded() != value || abs(value) >= 1e6 else {
            self.init(digits: Int(value), exponent: 0)
            return
        }
        var exponent = Int(log10(abs(value)).rounded(.down)) - 2
        var digits = Int((value / RoundNumber.power(exponent)).rounded())
        while digits % 10 == 0 { (digits, exponent) = (digits / 10, exponent + 1) }
        self.init(digits: digits, exponent: exponent)
    }

    /// The number 1, 2 or 5 times a power of ten that is next to `value` from above.
    init(stepAtLeast value: Double) {
        let exponent = Int(log10(value).rounded(.down))
        let factor = value / RoundNumber.power(exponent) * (1 - 1e-9)
        self =
            factor <= 1
            ? .init(digits: 1, exponent: exponent)
            : factor <= 2
                ? .init(digits: 2, exponent: exponent)
                : factor <= 5 ? .init(digits: 5, exponent: exponent) : .init(digits: 1, exponent: exponent + 1)
    }

    var value: Double {
        // Powers of ten up to 22 are exact, so that 3 * 10^-1 is the same number as the literal 0.3.
        exponent < 0 && exponent >= -22
            ? Double(digits) / RoundNumber.power(-exponent) : Double(digits) * RoundNumber.power(exponent)
    }

    /// The number with all of its decimal places, thousands apart by commas from five digits on: "0.20", "12,000".
    var plain: String {
        let sign = digits < 0 ? "-" : ""
        var text = String(digits.magnitude) + String(repeating: "0", count: max(exponent, 0))
        let placeCount = max(-exponent, 0)
        text = String(repeating: "0", count: max(placeCount + 1 - text.count, 0)) + text
        let whole = grouped(String(text.dropLast(placeCount)))
        return sign.minus + (placeCount == 0 ? whole : whole + "." + text.suffix(placeCount))
    }

    /// The number as it is read most easily.
    var label: String {
        let size = abs(value)
        return size == 0 || size >= 0.9999e-3 && size < 1e6
            ? plain : scientific(power: Int((log10(size) + 1e-9).rounded(.down)))
    }

    /// The number as a multiple of ten to `power`: "2.5×10⁻⁶", or "10³" for the power itself.
    func scientific(power: Int) -> String {
        guard digits != 0 else { return "0" }
        let factor = RoundNumber(digits: digits, exponent: exponent - power).plain
        let ten = "10" + String(power).map { RoundNumber.superscripts[$0] ?? String($0) }.joined()
        return factor == "1" ? ten : "\(factor)×\(ten)"
    }

    static func power(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? .infinity }

    private static let superscripts: [Character: String] = [
        "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
    ]
}

/// The digits with commas between thousands if there are more than four.
func grouped(_ digits: String) -> String {
    guard digits.count > 4 else { return digits }
    return String(
        digits.enumerated().flatMap { index, digit in
            index > 0 && (digits.count - index) % 3 == 0 ? [",", digit] : [digit]
        })
}

extension String {
    /// The text with true minus signs in place of hyphens.
    fileprivate var minus: String { replacing("-", with: "\u{2212}") }
}

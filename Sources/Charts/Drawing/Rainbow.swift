import Foundation

/// The colours from violet over blue, green and orange to red that many published pictures of digits use.
/// - Source: matplotlib's map "rainbow" (`lib/matplotlib/_cm.py`), which consists of gnuplot's palette functions 33, 13
///   and 10.
public enum Rainbow {
    /// The 256 colours of the map, in its order.
    package static let colours = (0...255).map { index in
        let share = Double(index) / 255
        let channels = [abs(2 * share - 0.5), sin(.pi * share), cos(.pi * share / 2)]
        return Colour(channels.reduce(0) { $0 << 8 | UInt32(min(max($1, 0), 1) * 255 + 0.5) })
    }

    /// The colour of a digit, `cm.rainbow(int(255 * digit / 9))` in matplotlib; after ten the colours repeat.
    public static func colour(ofDigit digit: Int) -> Colour {
        colours[255 * abs(digit % 10) / 9]
    }
}

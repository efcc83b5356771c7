import Foundation

/// An opaque colour in sRGB.
public struct Colour: Hashable, Sendable {
    /// The share of red, 0 to 255.
    public let red: UInt8
    /// The share of green, 0 to 255.
    public let green: UInt8
    /// The share of blue, 0 to 255.
    public let blue: UInt8

    /// The colour of the usual hexadecimal notation, `0xRRGGBB`.
    public init(_ hexadecimal: UInt32) {
        red = UInt8(hexadecimal >> 16 & 0xFF)
        green = UInt8(hexadecimal >> 8 & 0xFF)
        blue = UInt8(hexadecimal & 0xFF)
    }

    private init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// The usual notation on pages, `#rrggbb`.
    public var hexadecimal: String { String(format: "#%02x%02x%02x", red, green, blue) }

    /// The colour that lies the `share` (0 to 1) of the way from this colour to `other`.
    func mixed(with other: Colour, share: Double) -> Colour {
        func between(_ from: UInt8, _ to: UInt8) -> UInt8 {
            UInt8((Double(from) + (Double(to) - Double(from)) * min(max(share, 0), 1)).rounded())
        }
        return Colour(
            red: between(red, other.red), green: between(green, other.green), blue: between(blue, other.blue))
    }

    /// The relative luminance, 0 for black to 1 for white.
    /// - Source: WCAG 2.2, "relative luminance".
    public var luminance: Double {
        0.2126 * Self.light(red) + 0.7152 * Self.light(green) + 0.0722 * Self.light(blue)
    }

    /// The contrast ratio with another colour, 1 to 21.
    /// - Source: WCAG 2.2, "contrast ratio".
    public func contrast(with other: Colour) -> Double {
        (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
    }

    private static func light(_ channel: UInt8) -> Double {
        let share = Double(channel) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
}

import CPNG
public import Foundation

/// A picture in memory that is read from a PNG file or written to one.
public struct PNGImage: Equatable, Sendable {
    /// The numbers that a pixel consists of.
    public enum Channels: Int, Sendable {
        case grey = 1
        case rgb = 3
        case rgba = 4
    }

    /// The number of pixels in a row.
    public let width: Int
    /// The number of rows.
    public let height: Int
    /// The numbers that each pixel consists of.
    public let channels: Channels
    /// The rows from the top, one after the other, eight bits per channel.
    public let pixels: [UInt8]
    /// The file's text chunks by keyword.
    public let texts: [String: String]

    /// A picture of given pixels.
    /// - Precondition: There are `width * height` pixels, at least one.
    public init(width: Int, height: Int, channels: Channels, pixels: [UInt8], texts: [String: String] = [:]) {
        precondition(width > 0 && height > 0 && pixels.count == width * height * channels.rawValue)
        self.width = width
        self.height = height
        self.channels = channels
        self.pixels = pixels
        self.texts = texts
    }

    /// The picture in the bytes of any PNG file, as RGBA.
    /// - Throws: ``ChartError/invalidPNG(operation:reason:)``
    public init(decoding file: Data) throws {
        var picture = unroll_png_picture()
        defer { unroll_png_picture_release(&picture) }
        let status = [UInt8](file).withUnsafeBufferPointer { unroll_png_read($0.baseAddress, $0.count, &picture) }
        guard status == 0, let pixels = picture.pixels else {
            throw ChartError.invalidPNG(operation: "read", reason: string(from: picture.error))
        }
        let count = Int(picture.width) * Int(picture.height) * Channels.rgba.rawValue
        self.init(
            width: Int(picture.width), height: Int(picture.height), channels: .rgba,
            pixels: Array(UnsafeBufferPointer(start: pixels, count: count)), texts: textChunks(of: picture))
    }

    /// The bytes of the PNG file, with the texts in the order of their keywords.
    /// - Parameter filtersRows: Whether a row is stored as its difference from the one above, which makes the file smaller
    ///   where neighbouring rows are alike.
    /// - Returns: The bytes.
    /// - Throws: ``ChartError/invalidPNG(operation:reason:)``
    public func encoded(filtersRows: Bool = true) throws -> Data {
        try written(pixels, channels: channels, filtersRows: filtersRows, palette: [])
    }

    /// The bytes of a PNG file of at most 256 colours: a picture that has more changes by so little that it cannot be seen.
    /// - Precondition: A pixel consists of red, green and blue.
    /// - Throws: ``ChartError/invalidPNG(operation:reason:)``
    package func encodedWithPalette() throws -> Data {
        precondition(channels == .rgb, "a palette is made of red, green and blue")
        let palette = Palette(pixels: pixels)
        return try written(palette.indices, channels: .grey, filtersRows: false, palette: palette.colours)
    }

    private func written(_ pixels: [UInt8], channels: Channels, filtersRows: Bool, palette: [UInt8]) throws -> Data {
        var file = unroll_png_file()
        defer { unroll_png_file_release(&file) }
        let entries = texts.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        let status = withCStrings(entries) {
            unroll_png_write(
                pixels, UInt32(width), UInt32(height), Int32(channels.rawValue), filtersRows ? 1 : 0, palette,
                palette.count / 3,
                $0.baseAddress, $0.count, &file)
        }
        guard status == 0, let bytes = file.bytes else {
            throw ChartError.invalidPNG(operation: "written", reason: string(from: file.error))
        }
        return Data(bytes: bytes, count: file.count)
    }

    /// The picture in shades of grey, with what is transparent laid over `background`.
    /// - Source: ITU-R BT.601 luma, as in most image libraries.
    public func grey(over background: UInt8 = 255) -> PNGImage {
        let step = channels.rawValue
        let shades = stride(from: 0, to: pixels.count, by: step).map { start -> UInt8 in
            guard channels != .grey else { return pixels[start] }
            let (red, green, blue) = (Int(pixels[start]), Int(pixels[start + 1]), Int(pixels[start + 2]))
            let luma = (299 * red + 587 * green + 114 * blue + 500) / 1000
            let alpha = channels == .rgba ? Int(pixels[start + 3]) : 255
            return UInt8((luma * alpha + Int(background) * (255 - alpha) + 127) / 255)
        }
        return PNGImage(width: width, height: height, channels: .grey, pixels: shades, texts: texts)
    }
}

/// The text in an array of C characters, which Swift sees as a tuple.
private func string(from characters: some Any) -> String {
    withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
}

private func textChunks(of picture: unroll_png_picture) -> [String: String] {
    let entries = UnsafeBufferPointer(start: picture.texts, count: picture.text_count)
    let strings = entries.map { $0.map { String(cString: $0) } ?? "" }
    let pairs = stride(from: 0, to: strings.count, by: 2).map { (strings[$0], strings[$0 + 1]) }
    return Dictionary(pairs) { first, _ in first }
}

/// Calls `body` with C strings that live until it returns.
private func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return copies.map { UnsafePointer($0) }.withUnsafeBufferPointer(body)
}

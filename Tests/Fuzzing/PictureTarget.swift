import Charts
import Foundation
import Predictions

extension FuzzTarget {
    /// The pictures that `predict` is given.
    static let picture = FuzzTarget(
        name: "picture", minutes: 15, longestInput: 8192, seeds: { try PictureSeeds.all() },
        check: { bytes in
            try checkPicture(bytes)
            // Without right sums nothing that was changed would come further than its chunk.
            let repaired = PNGChunks.withChecksums(bytes)
            if repaired != bytes { try checkPicture(repaired) }
        })
}

private func checkPicture(_ bytes: [UInt8]) throws {
    let image: PNGImage
    do {
        image = try PNGImage(decoding: Data(bytes))
    } catch {
        return try requireClear(error, place: /offset [0-9]+/)
    }
    try require(image.pixels.count == image.width * image.height * 4, "\(image.pixels.count) bytes of pixels")
    guard image.pixels.count <= 1 << 18 else { return }
    let bare = PNGImage(width: image.width, height: image.height, channels: image.channels, pixels: image.pixels)
    let again = try PNGImage(decoding: try bare.encoded())
    try require(again == bare, "the picture changes when it is written")
    guard let digit = try? DigitPicture(image) else { return }
    try require(digit.pixels.count == DigitPicture.side * DigitPicture.side, "\(digit.pixels.count) pixels of a digit")
}

/// The chunks that a PNG file consists of.
private enum PNGChunks {
    /// The file with the checksum of each chunk made right.
    static func withChecksums(_ bytes: [UInt8]) -> [UInt8] {
        var repaired = bytes
        var start = 8
        while start + 12 <= bytes.count {
            let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
            let end = start + 8 + length
            guard end + 4 <= bytes.count else { break }
            let sum = checksum(of: bytes[start + 4..<end])
            for index in 0..<4 { repaired[end + index] = UInt8(truncatingIfNeeded: sum >> (24 - 8 * index)) }
            start = end + 4
        }
        return repaired
    }

    private static func checksum(of bytes: ArraySlice<UInt8>) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = (sum >> 1) ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~sum
    }
}

private enum PictureSeeds {
    static func all() throws -> [String: [UInt8]] {
        let grey = try encoded(.grey, width: 12, height: 10)
        let digit = PNGImage(
            width: 28, height: 28, channels: .grey,
            pixels: (0..<784).map { ($0 % 28 - 14) * ($0 % 28 - 14) + ($0 / 28 - 14) * ($0 / 28 - 14) < 30 ? 0 : 255 })
        return [
            "grey": grey, "rgb": try encoded(.rgb, width: 5, height: 7),
            "rgba": try encoded(.rgba, width: 3, height: 3),
            "digit": Array(try digit.encoded()), "cut-off": Array(grey.prefix(grey.count / 2)), "nothing": [],
            "chunk-longer-than-the-file": longChunk(grey), "no-png": Array("GIF89a....".utf8),
            "giant": resized(grey, to: 0x7FFF_FFFF),
            "more-than-64-million-pixels": resized(grey, to: 8193), "no-width": resized(grey, to: 0),
            "interlaced": changed(grey, at: 28, to: 1), "palette-missing": changed(grey, at: 25, to: 3),
            "every-third-row": Array(try everyThirdRow.encoded()), "one-bit": changed(grey, at: 24, to: 1),
            "sixteen-bits": changed(grey, at: 24, to: 16),
        ]
    }

    /// Many thin lines: each pixel of them is to be thickened.
    private static let everyThirdRow = PNGImage(
        width: 250, height: 250, channels: .grey, pixels: (0..<62_500).map { $0 / 250 % 3 == 1 ? 0 : 255 })

    private static func encoded(_ channels: PNGImage.Channels, width: Int, height: Int) throws -> [UInt8] {
        let count = width * height * channels.rawValue
        let pixels = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37) }
        let image = PNGImage(width: width, height: height, channels: channels, pixels: pixels, texts: ["Title": "é"])
        return Array(try image.encoded())
    }

    private static func changed(_ file: [UInt8], at offset: Int, to byte: UInt8) -> [UInt8] {
        var file = file
        file[offset] = byte
        return PNGChunks.withChecksums(file)
    }

    /// The file with a text that claims to be 1.8 GB long.
    private static func longChunk(_ file: [UInt8]) -> [UInt8] {
        var file = file
        file[33] = 0x6F
        return file
    }

    /// The file with another width and height in its header.
    private static func resized(_ file: [UInt8], to side: Int) -> [UInt8] {
        var file = file
        for index in 0..<8 { file[16 + index] = UInt8(truncatingIfNeeded: side >> (24 - 8 * (index % 4))) }
        return PNGChunks.withChecksums(file)
    }
}

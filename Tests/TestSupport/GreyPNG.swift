public import Foundation

/// A small grey PNG picture, written without compression: a stand-in where a test needs a picture of any kind.
public enum GreyPNG {
    /// The bytes of a PNG file of `width` by `height` pixels, each as bright as `brightness` says of its column and row.
    public static func bytes(width: Int, height: Int, brightness: (_ column: Int, _ row: Int) -> UInt8) -> Data {
        var rows: [UInt8] = []
        for row in 0..<height {
            rows.append(0)
            rows += (0..<width).map { brightness($0, row) }
        }
        let header = bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [8, 0, 0, 0, 0]
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        return Data(signature + chunk("IHDR", header) + chunk("IDAT", stored(rows)) + chunk("IEND", []))
    }

    private static func chunk(_ type: String, _ body: [UInt8]) -> [UInt8] {
        let typed = Array(type.utf8) + body
        return bigEndian(UInt32(body.count)) + typed + checksum(of: typed)
    }

    /// A zlib stream of stored blocks.
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        for start in stride(from: 0, to: bytes.count, by: 65535) {
            let block = bytes[start..<min(start + 65535, bytes.count)]
            let length = UInt16(block.count)
            let sizes = [length, ~length].flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            stream += [start + block.count == bytes.count ? 1 : 0] + sizes + block
        }
        return stream + bigEndian(adlerSum(of: bytes))
    }

    /// The bytes that follow a chunk whose type and body are given.
    public static func checksum(of bytes: [UInt8]) -> [UInt8] {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = (sum >> 1) ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return bigEndian(~sum)
    }

    private static func adlerSum(of bytes: [UInt8]) -> UInt32 {
        var (low, high) = (UInt32(1), UInt32(0))
        for byte in bytes {
            low = (low + UInt32(byte)) % 65521
            high = (high + low) % 65521
        }
        return high << 16 | low
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }
}

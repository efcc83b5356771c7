/// Gzip streams for tests.
public enum Gzip {
    /// A gzip stream that holds `contents` as they are, in stored blocks.
    public static func stream(_ contents: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var rest = contents[...]
        repeat {
            let block = rest.prefix(0xFFFF)
            rest = rest.dropFirst(block.count)
            stream.append(rest.isEmpty ? 1 : 0)
            stream += bytes(UInt32(block.count) | ~UInt32(block.count) << 16)
            stream += block
        } while !rest.isEmpty
        return stream + bytes(checksum(contents)) + bytes(UInt32(contents.count))
    }

    /// A gzip stream of so many times 258 zeros, and one, that is 159 times as short; its checksum is wrong.
    public static func bomb(repetitions: Int) -> [UInt8] {
        var bits = [1, 1, 0] + [0, 0, 1, 1, 0, 0, 0, 0]
        // 258 times the byte before: symbol 285 of the fixed code, at distance 1.
        for _ in 0..<repetitions { bits += [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0] }
        bits += [Int](repeating: 0, count: 7 + 7)
        let packed = stride(from: 0, to: bits.count - 7, by: 8).map { start in
            (0..<8).reduce(UInt8(0)) { $0 | UInt8(bits[start + $1]) << $1 }
        }
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + packed + [UInt8](repeating: 0, count: 8)
    }

    /// An IDX file of the letters of "Unroll" ten times over, as `gzip -9n` packs it.
    public static let packed: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x63, 0x60, 0xE0, 0x60, 0x64, 0x60, 0x60, 0xB0,
        0x09, 0xCD, 0x2B, 0xCA, 0xCF, 0xC9, 0x21, 0x8F, 0x04, 0x00, 0xE8, 0xF9, 0x6D, 0x70, 0x44, 0x00, 0x00, 0x00,
    ]

    private static func bytes(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private static func checksum(_ contents: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in contents {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = (sum >> 1) ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~sum
    }
}

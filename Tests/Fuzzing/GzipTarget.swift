import Datasets

extension FuzzTarget {
    /// What a mirror sends.
    static let gzip = FuzzTarget(
        name: "gzip", minutes: 15, longestInput: 4096,
        seeds: {
            [
                "packed": packed, "cut-off": Array(packed.prefix(20)), "more-bytes": packed + [0],
                "two-members": packed + packed, "wrong-checksum": packed.dropLast(8) + [1, 2, 3, 4] + packed.suffix(4),
                "wrong-length": packed.dropLast(1) + [9], "no-gzip": [1, 2, 3], "nothing": [],
                "with-a-name": [0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3, 0x61, 0] + packed.dropFirst(10),
                "stored": [
                    0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 1, 0, 0xFE, 0xFF, 0x61, 0x43, 0xBE, 0xB7, 0xE8, 1, 0, 0, 0,
                ],
                "distance-too-far": [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x63, 0x00, 0x42, 0, 0, 0, 0, 0],
            ]
        },
        check: { bytes in
            let whole = try unpacked(bytes, pieceSize: max(bytes.count, 1))
            for pieceSize in [2, 7] {
                try require(
                    try unpacked(bytes, pieceSize: pieceSize) == whole,
                    "other bytes come out where \(pieceSize) go in at a time")
            }
            guard let whole else { return }
            let stated = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            try require(whole.count == stated, "\(whole.count) bytes where the stream states \(stated)")
        })
}

/// An IDX file of the letters of "Unroll" ten times over, as `gzip -9n` packs it.
private let packed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x63, 0x60, 0xE0, 0x60, 0x64, 0x60, 0x60, 0xB0,
    0x09, 0xCD, 0x2B, 0xCA, 0xCF, 0xC9, 0x21, 0x8F, 0x04, 0x00, 0xE8, 0xF9, 0x6D, 0x70, 0x44, 0x00, 0x00, 0x00,
]

/// What comes out of a stream; nil where it is refused.
private func unpacked(_ bytes: [UInt8], pieceSize: Int) throws -> [UInt8]? {
    struct TooMuch: Error {}
    var rest = bytes[...]
    var contents: [UInt8] = []
    do {
        try unpackedPieces(
            path: "input.gz",
            next: {
                defer { rest = rest.dropFirst(pieceSize) }
                return rest.prefix(pieceSize)
            },
            into: { piece in
                contents += piece
                guard contents.count <= 8 << 20 else { throw TooMuch() }
            })
    } catch is TooMuch {
        return nil
    } catch {
        try requireClear(error, place: /input\.gz, offset [0-9]+/)
        return nil
    }
    return contents
}

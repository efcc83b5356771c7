import Datasets

extension FuzzTarget {
    /// The files of MNIST.
    static let idx = FuzzTarget(
        name: "idx", minutes: 60, longestInput: 2048,
        seeds: {
            [
                "one-dimension": IDX.file([3], count: 3), "images": IDX.file([2, 4, 3], count: 24),
                "empty": IDX.file([0, 28, 28], count: 0), "too-short": IDX.file([2, 3], count: 5),
                "too-long": IDX.file([2, 3], count: 7), "header-cut": Array(IDX.file([2, 3], count: 0).prefix(9)),
                "no-dimension": [0, 0, 8, 0], "wrong-type": [0, 0, 0x0D, 1, 0, 0, 0, 0], "nothing": [],
                "product-overflows": IDX.file([0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF], count: 4),
                "more-than-the-limit": IDX.file([1 << 16, 2], count: 4),
                "255-dimensions": IDX.file(Array(repeating: 1, count: 255), count: 1),
            ]
        },
        check: { bytes in
            let array: IDXArray
            do {
                array = try IDXArray(decoding: bytes, path: "input", sizeLimit: IDX.sizeLimit)
            } catch {
                return try requireClear(error, place: /input, offset [0-9]+/)
            }
            let count = array.shape.reduce(1, *)
            try require(array.bytes.count == count, "\(array.bytes.count) elements for \(array.shape)")
            try require(count <= IDX.sizeLimit, "\(count) elements, more than the limit")
            guard !bytes.starts(with: [0x1F, 0x8B]) else { return }
            let file = IDX.file(array.shape, count: 0) + array.bytes
            try require(file == bytes, "the file of what was read differs from what was read")
        })
}

/// IDX files of unsigned bytes.
private enum IDX {
    static let sizeLimit = 1 << 16

    /// A file of the given extents, whatever is in it.
    static func file(_ extents: [Int], count: Int) -> [UInt8] {
        let words = extents.flatMap { extent in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: extent >> $0) } }
        return [0, 0, 8, UInt8(extents.count)] + words + (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    }
}

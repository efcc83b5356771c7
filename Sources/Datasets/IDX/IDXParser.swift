/// Takes the contents of an IDX file piece by piece and refuses them at the first byte that is wrong.
///
/// Memory is bounded by the limit on the number of elements, whatever the header promises.
struct IDXParser {
    private let path: String
    private let sizeLimit: Int
    private var header: [UInt8] = []
    private var shape: [Int]?
    private var elementCount = 0
    private var elements: [UInt8] = []

    init(path: String, sizeLimit: Int) {
        self.path = path
        self.sizeLimit = sizeLimit
    }

    /// Takes the next bytes of the file.
    mutating func append(_ piece: UnsafeRawBufferPointer) throws {
        var rest = piece[...]
        while shape == nil, let byte = rest.popFirst() {
            header.append(byte)
            try readHeader()
        }
        guard shape != nil else { return }
        guard rest.count <= elementCount - elements.count else {
            let end = header.count + elementCount
            throw malformed(at: end, "the end of the file, as its dimensions say", found: "more bytes")
        }
        if elements.isEmpty && !rest.isEmpty { elements.reserveCapacity(elementCount) }
        elements.append(contentsOf: rest)
    }

    /// The array, once the whole file was taken.
    consuming func finish() throws -> IDXArray {
        guard let shape else {
            throw malformed(at: header.count, "the rest of an IDX header", found: "the end of the file")
        }
        guard elements.count == elementCount else {
            let end = header.count + elements.count
            throw malformed(at: end, "\(elementCount) elements for \(shape)", found: "the end after \(elements.count)")
        }
        return IDXArray(shape: shape, bytes: elements, path: path)
    }

    /// Checks the header as far as it is there; sets the shape when it is complete.
    private mutating func readHeader() throws {
        let offset = header.count - 1
        let byte = header[offset]
        let found = "0x" + String(byte, radix: 16)
        switch offset {
        case 0, 1: try require(byte == 0, "0x0, with two of which an IDX file begins", found: found)
        case 2: try require(byte == 8, "the type 0x8, unsigned bytes", found: found)
        case 3: try require(byte > 0, "at least one dimension", found: found)
        case 3 + 4 * Int(header[3]): try readShape()
        default: break
        }
    }

    private mutating func readShape() throws {
        let extents = stride(from: 4, to: header.count, by: 4).map { start in
            header[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
        }
        var count = 1
        for (index, extent) in extents.enumerated() {
            let (product, overflow) = count.multipliedReportingOverflow(by: extent)
            guard !overflow, product <= sizeLimit else {
                throw malformed(
                    at: 4 + 4 * index, "dimensions of at most \(sizeLimit) elements", found: "\(extents.prefix(8))")
            }
            count = product
        }
        shape = extents
        elementCount = count
    }

    private func require(_ condition: Bool, _ expected: String, found: String) throws {
        guard condition else { throw malformed(at: header.count - 1, expected, found: found) }
    }

    private func malformed(at offset: Int, _ expected: String, found: String) -> DatasetError {
        .malformed(path: path, offset: offset, expected: expected, found: found)
    }
}

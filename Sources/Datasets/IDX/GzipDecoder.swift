import CZlib

/// Unpacks a gzip stream piece by piece with the system's zlib, which checks its header, CRC and length.
///
/// Memory is bounded by the buffer of 256 KiB; how much may come out is the caller's to decide in the sink.
struct GzipDecoder: ~Copyable {
    private let path: String
    /// On the heap: zlib refuses a stream whose address changes.
    private let stream: UnsafeMutablePointer<z_stream>
    private let buffer: UnsafeMutableRawBufferPointer
    private var isFinished = false

    init(path: String) throws {
        self.path = path
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        buffer = .allocate(byteCount: 1 << 18, alignment: 16)
        let gzipOnly: Int32 = 15 + 16
        let status = inflateInit2_(stream, gzipOnly, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw DatasetError.unusable(path: path, reason: "zlib cannot start: \(status)") }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
        buffer.deallocate()
    }

    /// Unpacks the next piece of the stream and hands what comes out to `sink`.
    mutating func decode(
        _ piece: UnsafeRawBufferPointer, into sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: piece.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(piece.count)
        while stream.pointee.avail_in > 0 {
            guard !isFinished else {
                throw malformed("the end of the file after the gzip stream", found: "more bytes")
            }
            try inflateOnce(into: sink)
        }
    }

    /// Checks that the stream was whole.
    func finish() throws {
        guard isFinished else { throw malformed("the rest of the gzip stream", found: "the end of the file") }
    }

    private mutating func inflateOnce(into sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        repeat {
            stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
            stream.pointee.avail_out = UInt32(buffer.count)
            let status = inflate(stream, Z_NO_FLUSH)
            guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
                let message = stream.pointee.msg.map { String(cString: $0) } ?? "zlib's error \(status)"
                throw malformed("a sound gzip stream", found: "damage (\(message))")
            }
            isFinished = status == Z_STREAM_END
            try sink(UnsafeRawBufferPointer(rebasing: buffer[..<(buffer.count - Int(stream.pointee.avail_out))]))
        } while stream.pointee.avail_out == 0 && !isFinished
    }

    private func malformed(_ expected: String, found: String) -> DatasetError {
        .malformed(path: path, offset: Int(stream.pointee.total_in), expected: expected, found: found)
    }
}

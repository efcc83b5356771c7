import Foundation

/// Reads a regular file into memory in one pass.
///
/// - Throws: When it cannot be opened or read, is no regular file, is larger than `limit`, or shrinks meanwhile.
func wholeFile(_ url: URL, limit: Int) throws(SafetensorsError) -> [UInt8] {
    func failure(_ found: String) -> SafetensorsError {
        SafetensorsError(
            path: url.path, place: .file, expected: "a readable file of at most \(limit) bytes", found: found)
    }
    // O_NONBLOCK: opening a pipe must not wait for its writer.
    let file = open(url.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw failure(systemMessage(errno)) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure(systemMessage(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw failure("something that is no regular file") }
    let size = Int(status.st_size)
    guard size <= limit else { throw failure("\(size) bytes") }
    var problem: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        problem = fill(buffer, from: file, count: &count)
    }
    if let problem { throw failure(systemMessage(problem)) }
    guard bytes.count == size else { throw failure("a file that shrank from \(size) to \(bytes.count) bytes") }
    return bytes
}

/// Reads until `buffer` is full or the file ends; returns the system's error number when reading fails.
private func fill(_ buffer: UnsafeMutableBufferPointer<UInt8>, from file: Int32, count: inout Int) -> Int32? {
    while count < buffer.count {
        let received = read(file, buffer.baseAddress.map { $0 + count }, buffer.count - count)
        if received < 0 {
            if errno == EINTR { continue }
            return errno
        }
        if received == 0 { break }
        count += received
    }
    return nil
}

import Foundation
import Testing

/// A stream that refuses the second of each two pieces that are written to it.
///
/// It sends datagrams to a port of this machine at which nobody listens: the system learns that from the first and tells it to whoever
/// writes the next, once.
func lossyStream() throws -> FileHandle {
    let listener = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    let sender = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    defer { close(listener) }
    let stream = FileHandle(fileDescriptor: sender, closeOnDealloc: true)
    try #require(listener >= 0 && sender >= 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    // The system gives a port that nobody has, and nobody has it any more when this is closed.
    let codes = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
            [
                bind(listener, address, length), getsockname(listener, address, &length),
                connect(sender, address, length),
            ]
        }
    }
    try #require(codes == [0, 0, 0])
    return stream
}

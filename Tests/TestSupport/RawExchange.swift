public import Foundation

/// A request sent byte for byte to a server on this machine, and what came back: what no client library would send, too.
public struct RawExchange: Sendable {
    /// The status; 0 when nothing came back.
    public let status: Int
    /// The headers by their names in small letters.
    public let headers: [String: String]
    /// What follows the headers.
    public let body: Data

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// Sends `request` to a port of this machine and reads until the server hangs up; nil when nobody listens.
    ///
    /// - Parameters:
    ///   - port: The port.
    ///   - last: The last number of the address, which begins with 127.0.0: every one of them is this machine.
    ///   - request: The request.
    public init?(port: UInt16, last: UInt8 = 1, request: String) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = (0x7F00_0000 + UInt32(last)).bigEndian
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { return nil }
        _ = Array(request.utf8).withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        var bytes = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 { bytes += buffer[..<count] }
        self.init(bytes)
    }

    /// Asks for a name with the headers of a browser on this machine.
    public init?(port: UInt16, _ name: String, method: String = "GET", host: String? = nil) {
        let host = host ?? "127.0.0.1:\(port)"
        self.init(port: port, request: "\(method) \(name) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
    }

    private init(_ bytes: Data) {
        guard let end = bytes.range(of: Data("\r\n\r\n".utf8)) else {
            status = 0
            headers = [:]
            body = bytes
            return
        }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        let pairs = lines.dropFirst().map { $0.split(separator: ":", maxSplits: 1) }.filter { $0.count == 2 }
        headers = Dictionary(
            pairs.map { ($0[0].lowercased(), $0[1].trimmingCharacters(in: .whitespaces)) }
        ) { first, _ in first }
        body = Data(bytes[end.upperBound...])
    }

    /// The same for callers on Swift's own threads, which waiting must not take up: the server may need them.
    public static func of(
        port: UInt16, _ name: String, method: String = "GET", host: String? = nil
    ) async -> RawExchange? {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: RawExchange(port: port, name, method: method, host: host))
            }
        }
    }

    /// The same with a whole request.
    public static func of(port: UInt16, request: String) async -> RawExchange? {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: RawExchange(port: port, request: request)) }
        }
    }
}

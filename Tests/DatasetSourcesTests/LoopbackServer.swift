import Foundation
import Synchronization

/// A web server on 127.0.0.1 that gives the replies that a test wrote, one for each request, then the last again.
final class LoopbackServer: Sendable {
    /// What is sent for a request, byte for byte.
    struct Reply: Sendable {
        let head: String
        var body: [UInt8] = []
        /// Whether the server goes silent after the body instead of closing the connection.
        var stalls = false
        /// How many bytes are sent at a time, and how many milliseconds later the next; nil sends all at once.
        var trickle: (bytes: Int, milliseconds: Int32)?
        /// Whether the head, or the body where there is one, is sent for ever.
        var isEndless = false

        /// The whole file, or as much of it as `sent` says.
        static func whole(_ file: [UInt8], sent: Int? = nil, stalls: Bool = false) -> Reply {
            let head = "HTTP/1.1 200 OK\r\nContent-Length: \(file.count)\r\n"
            return Reply(head: head, body: Array(file.prefix(sent ?? file.count)), stalls: stalls)
        }

        /// The rest of the file from `start` on.
        static func rest(_ file: [UInt8], from start: Int) -> Reply {
            let range = "Content-Range: bytes \(start)-\(file.count - 1)/\(file.count)\r\n"
            let head = "HTTP/1.1 206 Partial Content\r\nContent-Length: \(file.count - start)\r\n" + range
            return Reply(head: head, body: Array(file[start...]))
        }

        /// A status without a body.
        static func status(_ line: String) -> Reply { Reply(head: "HTTP/1.1 \(line)\r\nContent-Length: 0\r\n") }

        /// A redirect.
        static func redirect(to url: String) -> Reply {
            Reply(head: "HTTP/1.1 302 Found\r\nLocation: \(url)\r\nContent-Length: 0\r\n")
        }
    }

    /// The address of its root.
    let base: String
    private let listener: Int32
    private let received = Mutex<[String]>([])

    /// The requests so far, each with its header.
    var requests: [String] { received.withLock { $0 } }

    /// Listens on a free port.
    convenience init(_ replies: Reply...) throws {
        try self.init(replies: replies)
    }

    /// Listens on a free port.
    init(replies: [Reply]) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { [listener] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, length) | listen(listener, 8) | getsockname(listener, pointer, &length)
            }
        }
        guard status == 0 else { throw CocoaError(.fileReadUnknown) }
        base = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/"
        Thread.detachNewThread { [weak self, listener] in
            var number = 0
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                self?.answer(connection, with: replies[min(number, replies.count - 1)])
                close(connection)
                number += 1
            }
            close(listener)
        }
    }

    /// Ends its thread, which waits in `accept`.
    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    private func answer(_ connection: Int32, with reply: Reply) {
        var request: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !request.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            request += buffer[..<count]
        }
        received.withLock { $0.append(String(decoding: request, as: UTF8.self)) }
        transmit(reply, to: connection)
        // Waits for the client to hang up.
        if reply.stalls { _ = recv(connection, &buffer, buffer.count, 0) }
    }

    private func transmit(_ reply: Reply, to connection: Int32) {
        let head = Array(reply.head.utf8)
        if reply.isEndless, reply.body.isEmpty {
            while transmit(head, to: connection) {}
            return
        }
        guard transmit(head + Array("Connection: close\r\n\r\n".utf8), to: connection) else { return }
        if let (size, pause) = reply.trickle {
            for start in stride(from: 0, to: reply.body.count, by: size) {
                let piece = Array(reply.body[start..<min(start + size, reply.body.count)])
                guard transmit(piece, to: connection), !hangsUp(connection, within: pause) else { return }
            }
        } else {
            while transmit(reply.body, to: connection), reply.isEndless {}
        }
    }

    /// Whether the client hangs up within some milliseconds; it has nothing else to say.
    private func hangsUp(_ connection: Int32, within milliseconds: Int32) -> Bool {
        var wait = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
        return poll(&wait, 1, milliseconds) != 0
    }

    /// Whether the client took all of it.
    private func transmit(_ bytes: [UInt8], to connection: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

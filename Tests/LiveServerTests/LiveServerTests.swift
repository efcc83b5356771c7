import Foundation
import LiveReports
import LiveServer
import TestSupport
import Testing

@Suite("The server of the live page")
struct LiveServerTests {
    private static let file = Data((0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })

    private static var broken: LiveAnswer {
        var answer = LiveAnswer(type: "text/plain", policy: "p", body: .data(Data("later".utf8)))
        answer.isAvailable = false
        return answer
    }

    /// A server with a page, a file and something that cannot be shown, ended afterwards.
    private func withServer(_ body: (UInt16) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "file")
            try Self.file.write(to: file)
            let server = try await LiveServer.start(on: .exactly(0)) { name in
                switch name {
                case "/":
                    LiveAnswer(
                        type: "text/html; charset=utf-8", policy: "default-src 'none'", body: .data(Data("<p>".utf8)))
                case "/a/file.bin": LiveAnswer(type: "application/octet-stream", policy: "p", body: .file(file))
                case "/broken": Self.broken
                case "/unreadable": LiveAnswer(type: "text/csv", policy: "p", body: .file(folder))
                case "/gone": LiveAnswer(type: "text/csv", policy: "p", body: .file(folder.appending(path: "gone")))
                default: nil
                }
            }
            do { try await body(server.port) } catch {
                await server.stop()
                throw error
            }
            await server.stop()
        }
    }

    @Test("answers a name with its bytes, type, policy, and headers that forbid guessing, keeping and foreign use")
    func answers() async throws {
        try await withServer { port in
            let page = try #require(await RawExchange.of(port: port, "/"))
            #expect(page.status == 200 && page.text == "<p>")
            #expect(page.headers["content-type"] == "text/html; charset=utf-8")
            #expect(page.headers["content-security-policy"] == "default-src 'none'")
            #expect(page.headers["x-content-type-options"] == "nosniff")
            #expect(page.headers["cache-control"] == "no-store")
            #expect(page.headers["cross-origin-resource-policy"] == "same-origin")
            let file = try #require(await RawExchange.of(port: port, "/a/file.bin"))
            #expect(file.status == 200 && file.body == Self.file)
            #expect(file.headers["content-length"] == "300000")
            #expect(await RawExchange.of(port: port, "/broken")?.status == 503)
            #expect(await RawExchange.of(port: port, "/?now")?.status == 200, "what follows a question mark is no name")
        }
    }

    @Test("says of a file that is gone that it is so, with the headers that every answer has")
    func missingFile() async throws {
        try await withServer { port in
            let answer = try #require(await RawExchange.of(port: port, "/gone"))
            #expect(answer.status == 404 && answer.text.hasPrefix("This file is there no more"), "\(answer.text)")
            #expect(answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'")
            #expect(answer.headers["x-content-type-options"] == "nosniff")
            #expect(await RawExchange.of(port: port, "/")?.status == 200)
        }
    }

    @Test("says of a file that cannot be read why, and does not begin with it")
    func unreadableFile() async throws {
        try await withServer { port in
            let answer = try #require(await RawExchange.of(port: port, "/unreadable"))
            #expect(answer.status == 500 && answer.text == "This file cannot be read: Is a directory.\n")
            #expect(answer.headers["x-content-type-options"] == "nosniff")
            #expect(await RawExchange.of(port: port, "/")?.status == 200)
        }
    }

    @Test("answers others while clients send headers and bodies without an end, or nothing more")
    func hostile() async throws {
        try await withServer { port in
            let text = String(repeating: "b", count: 1 << 13)
            for request in [
                "GET / HTTP/1.1\r\nX-Padding: \(text)",
                "GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 2000),
                "POST / HTTP/1.1\r\nContent-Length: 1099511627776\r\n\r\n\(text)",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffff\r\n\(text)",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffffffffff\r\n\(text)",
            ] {
                let connection = try #require(SilentConnection(port: port, request: request))
                #expect(await RawExchange.of(port: port, "/")?.status == 200, "\(request.prefix(60))")
                connection.hangUp()
            }
            let silent = (0..<200).compactMap { _ in SilentConnection(port: port, request: "GET / HT") }
            #expect(silent.count == 200)
            #expect(await RawExchange.of(port: port, "/a/file.bin")?.body == Self.file)
            for connection in silent { connection.hangUp() }
        }
    }

    @Test("answers to its names without the port where that is the one which browsers leave out")
    func usualPort() {
        for host in ["127.0.0.1", "localhost", "LOCALHOST", "127.0.0.1:80", "localhost:80"] {
            #expect(RequestGate(port: 80).admits(host: host), "\(host)")
        }
        for host in ["127.0.0.1", "localhost", "localhost:80", "", "127.0.0.1:8080.example.org", nil] {
            #expect(!RequestGate(port: 8080).admits(host: host), "\(host ?? "none")")
        }
        #expect(!RequestGate(port: 80).admits(host: "example.org") && !RequestGate(port: 80).admits(host: nil))
    }

    @Test("tells when it ends by itself, and why; not when it is stopped")
    func endsByItself() async throws {
        let stopped = try await LiveServer.start(on: .exactly(0)) { _ in nil }
        await stopped.stop()
        #expect(await stopped.end() == nil)
        let server = try await LiveServer.start(on: .exactly(0)) { _ in nil }
        #expect(server.failure == nil)
        let socket = try #require(Self.listeningSocket(port: server.port))
        shutdown(socket, Int32(SHUT_RDWR))
        let failure = try #require(await server.end())
        #expect(server.failure == failure)
        #expect("\(failure)".hasPrefix("nobody answers on port \(server.port) of 127.0.0.1 any more: "))
    }

    /// The socket of this process that listens on a port.
    private static func listeningSocket(port: UInt16) -> Int32? {
        (0..<1024).first { descriptor in
            var listens: Int32 = 0
            var length = socklen_t(MemoryLayout<Int32>.size)
            guard getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &length) == 0, listens != 0 else {
                return false
            }
            var address = sockaddr_in()
            length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let status = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
            }
            return status == 0 && address.sin_port == port.bigEndian
        }
    }

    @Test("sends the headers alone when asked for them alone")
    func head() async throws {
        try await withServer { port in
            for (name, length) in [("/", "3"), ("/a/file.bin", "300000")] {
                let head = try #require(await RawExchange.of(port: port, name, method: "HEAD"))
                #expect(head.status == 200 && head.body.isEmpty)
                #expect(head.headers["content-length"] == length)
            }
        }
    }

    @Test(
        "has nothing under any other name, however it is written",
        arguments: [
            "/a", "/a/", "//", "/A/file.bin", "/a/file.bin/", "/a//file.bin", "/./a/file.bin", "/b/../a/file.bin",
            "/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "/../../../../etc/passwd", "/%61/file.bin", "/a%2ffile.bin",
            "/etc/passwd", "/a/file.bin%00", "http://127.0.0.1/", "*", "/\u{e9}",
        ])
    func otherNames(name: String) async throws {
        try await withServer { port in
            let answer = try #require(await RawExchange.of(port: port, name))
            #expect(answer.status == 404 && !answer.text.contains("root:"))
            #expect(answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'")
            #expect(answer.headers["x-content-type-options"] == "nosniff")
        }
    }

    @Test(
        "lets nothing be changed", arguments: ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
    func methods(method: String) async throws {
        try await withServer { port in
            let answer = try #require(await RawExchange.of(port: port, "/", method: method))
            #expect(answer.status == 405 && answer.headers["allow"] == "GET, HEAD")
        }
    }

    @Test("answers to its own names alone: a foreign site whose name leads here is refused")
    func hosts() async throws {
        try await withServer { port in
            for host in ["127.0.0.1:\(port)", "localhost:\(port)", "LocalHost:\(port)"] {
                #expect(await RawExchange.of(port: port, "/", host: host)?.status == 200, "\(host)")
            }
            for host in [
                "example.org", "example.org:\(port)", "localhost", "127.0.0.1", "127.0.0.1:\(port).example.org",
                "localhost:\(port == 1 ? 2 : port - 1)", "0.0.0.0:\(port)", "", "evil.localhost:\(port)",
            ] {
                #expect(await RawExchange.of(port: port, "/", host: host)?.status == 421, "\(host)")
            }
            let without = await RawExchange.of(port: port, request: "GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
            #expect(without?.status == 421)
        }
    }

    @Test("outlives requests that are none, and clients that go away")
    func rubbish() async throws {
        try await withServer { port in
            for request in [
                "\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "\u{0}\u{1}\r\n\r\n",
            ] {
                _ = await RawExchange.of(port: port, request: request)
            }
            #expect(await RawExchange.of(port: port, "/")?.status == 200)
        }
    }

    @Test("listens on 127.0.0.1 alone")
    func loopbackOnly() async throws {
        try await withServer { port in
            #expect(await RawExchange.of(port: port, "/")?.status == 200)
            // Who listens everywhere is reached at every address of this machine.
            let request = "GET / HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n"
            #expect(RawExchange(port: port, last: 2, request: request) == nil)
            let number = String(format: "%04X", Int(port))
            let other = try String(contentsOfFile: "/proc/net/tcp6", encoding: .utf8)
            #expect(!other.contains(":\(number) 00000000000000000000000000000000:0000 0A"))
        }
    }

    @Test("says that a port is in use, takes another when none was named, and leaves the port when it ends")
    func ports() async throws {
        let first = try await LiveServer.start(on: .exactly(0)) { _ in nil }
        await #expect(throws: LiveServerError.portInUse(first.port)) {
            try await LiveServer.start(on: .exactly(first.port)) { _ in nil }
        }
        #expect("\(LiveServerError.portInUse(80))".contains("Name another port, or 0 for any that is free"))
        let usual = try await LiveServer.start(on: .usual) { _ in nil }
        let second = try await LiveServer.start(on: .usual) { _ in nil }
        #expect(second.port != usual.port)
        await second.stop()
        await usual.stop()
        await first.stop()
        let afterwards = await RawExchange.of(port: first.port, "/")
        #expect(afterwards?.status == nil, "nobody listens any more")
        let again = try await LiveServer.start(on: .exactly(first.port)) { _ in nil }
        await again.stop()
    }
}

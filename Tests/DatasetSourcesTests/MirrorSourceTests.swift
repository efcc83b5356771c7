import TestSupport
import Testing

@Suite("Fetching from a mirror")
struct MirrorSourceTests {
    /// The pictures alone, so that a test needs one reply for each request.
    private func sample() -> FetchSample {
        var sample = FetchSample()
        sample.files = [sample.names[0]]
        return sample
    }

    @Test("A file is downloaded, unpacked and checked")
    func downloads() throws {
        var sample = sample()
        let server = try LoopbackServer(.whole(sample.compressed))
        try sample.fetch(mirrors: [server.base])
        #expect(sample.origins == ["mirror 127.0.0.1"])
        #expect(sample.remains == sample.files)
        #expect(server.requests.count == 1)
        #expect(server.requests[0].hasPrefix("GET /train-images-idx3-ubyte.gz HTTP/1.1\r\n"))
        #expect(!server.requests[0].contains("Range:"))
    }

    @Test("A server that unpacks the file on its own is fine")
    func acceptsUnpacked() throws {
        var sample = sample()
        let server = try LoopbackServer(.whole(sample.contents[sample.names[0]] ?? []))
        try sample.fetch(mirrors: [server.base])
        #expect(sample.origins == ["mirror 127.0.0.1"])
    }

    @Test("A transfer that breaks goes on from where it broke")
    func resumes() throws {
        var sample = sample()
        let file = sample.compressed
        let server = try LoopbackServer(.whole(file, sent: 70_000), .rest(file, from: 70_000))
        try sample.fetch(mirrors: [server.base])
        #expect(server.requests.count == 2)
        #expect(server.requests[1].contains("\r\nRange: bytes=70000-\r\n"))
        #expect(sample.reports.contains { $0.hasSuffix("; trying again") })
    }

    @Test("A transfer that stalls goes on from where it stalled")
    func survivesStall() throws {
        var sample = sample()
        let file = sample.compressed
        let server = try LoopbackServer(.whole(file, sent: 1000, stalls: true), .rest(file, from: 1000))
        try sample.fetch(mirrors: [server.base])
        #expect(server.requests.count == 2)
    }

    @Test("A server that cannot resume is asked for the whole file again")
    func startsAgain() throws {
        var sample = sample()
        let file = sample.compressed
        let server = try LoopbackServer(.whole(file, sent: 70_000), .whole(file), .whole(file))
        try sample.fetch(mirrors: [server.base], attemptCount: 3)
        #expect(server.requests.count == 3)
        #expect(!server.requests[2].contains("Range:"))
    }

    @Test("The wrong rest of a file is not appended")
    func refusesWrongRange() throws {
        var sample = sample()
        let file = sample.compressed
        let server = try LoopbackServer(.whole(file, sent: 70_000), .rest(file, from: 60_000), .whole(file))
        try sample.fetch(mirrors: [server.base], attemptCount: 3)
        #expect(server.requests.count == 3)
    }

    @Test("A server that fails for a moment is asked again")
    func retriesServerError() throws {
        var sample = sample()
        let server = try LoopbackServer(.status("503 Service Unavailable"), .whole(sample.compressed))
        try sample.fetch(mirrors: [server.base])
        #expect(server.requests.count == 2)
    }

    @Test("A file that breaks every time is given up")
    func givesUp() throws {
        var sample = sample()
        let server = try LoopbackServer(.whole(sample.compressed, sent: 0))
        let message = sample.failure(mirrors: [server.base])
        #expect(message.contains("\(server.base)train-images-idx3-ubyte.gz: "))
        #expect(message.contains("(tried 2 times)"))
        #expect(server.requests.count == 2)
        #expect(sample.remains.isEmpty)
    }

    @Test("A length that is too short leaves a truncated file, which is refused")
    func refusesShortLength() throws {
        var sample = sample()
        let server = try LoopbackServer(.whole(Array(sample.compressed.dropLast(5))))
        let message = sample.failure(mirrors: [server.base])
        #expect(message.contains("expected the rest of the gzip stream, found the end of the file"))
        #expect(message.contains("\(server.base)train-images-idx3-ubyte.gz, offset 200"))
    }

    @Test("A file that is larger than it can be is refused, announced or not")
    func refusesHuge() throws {
        var sample = sample()
        let large = [UInt8](repeating: 0, count: 300_000)
        let announced = try LoopbackServer(.whole(large))
        let silent = try LoopbackServer(.init(head: "HTTP/1.1 200 OK\r\n", body: large))
        for server in [announced, silent] {
            let message = sample.failure(mirrors: [server.base])
            #expect(message.contains("sends more than the 201224 bytes that the file can have"))
            #expect(server.requests.count == 1)
        }
    }

    @Test("Other bytes of the right size are refused with both sums")
    func refusesWrongBytes() throws {
        var sample = sample()
        let other = (sample.contents[sample.names[0]] ?? []).map { $0 ^ 1 }
        let server = try LoopbackServer(.whole(Gzip.stream(other)))
        let message = sample.failure(mirrors: [server.base])
        #expect(message.contains("train-images-idx3-ubyte.gz is not train-images-idx3-ubyte: expected SHA-256 "))
    }

    @Test("The next mirror is asked when one fails")
    func asksNext() throws {
        var sample = sample()
        let missing = try LoopbackServer(.status("404 Not Found"))
        let whole = try LoopbackServer(.whole(sample.compressed))
        try sample.fetch(mirrors: [missing.base, whole.base])
        #expect(missing.requests.count == 1)
        #expect(sample.reports.contains { $0.contains("404") })
    }

    @Test("A redirect to plain HTTP is refused")
    func refusesInsecureRedirect() throws {
        var sample = sample()
        let target = try LoopbackServer(.whole(sample.compressed))
        let server = try LoopbackServer(.redirect(to: target.base))
        #expect(sample.failure(mirrors: [server.base]).contains("Protocol \"http\""))
        #expect(target.requests.isEmpty)
    }

    @Test("A redirect to a file of this machine is refused")
    func refusesFileRedirect() throws {
        var sample = sample()
        let server = try LoopbackServer(.redirect(to: "file:///etc/hostname"))
        #expect(sample.failure(mirrors: [server.base]).contains("Protocol \"file\""))
    }

    @Test("A mirror over plain HTTP is not asked at all")
    func refusesInsecureMirror() throws {
        var sample = sample()
        let server = try LoopbackServer(.whole(sample.compressed))
        #expect(sample.failure(mirrors: [server.base], permitsHTTP: false).contains("Protocol \"http\""))
        #expect(server.requests.isEmpty)
    }

    @Test("A page where a file should be is refused")
    func refusesPage() throws {
        var sample = sample()
        let server = try LoopbackServer(.whole(Array("<html>Log in to this network</html>".utf8)))
        #expect(sample.failure(mirrors: [server.base]).contains("expected 200000 bytes, found 35"))
    }

    @Test("A server that nobody runs fails once")
    func refusesDeadServer() {
        var sample = sample()
        let message = sample.failure(mirrors: ["http://127.0.0.1:1/"])
        #expect(message.contains("127.0.0.1"))
        #expect(!message.contains("tried"))
    }

    @Test("A download that is cancelled ends as cancelled, even while the server is silent")
    func cancels() throws {
        var sample = sample()
        let server = try LoopbackServer(.whole(sample.compressed, sent: 1000, stalls: true))
        sample.isCancelled = { !server.requests.isEmpty }
        #expect(throws: CancellationError.self) { try sample.fetch(mirrors: [server.base]) }
        #expect(sample.remains.isEmpty)
    }
}

import TestSupport
import Testing

@Suite("A mirror that means ill")
struct HostileServerTests {
    /// Fetches the pictures from a server, which must fail and leave nothing; gives the error and the server.
    private func refusal(
        of replies: LoopbackServer.Reply..., attemptCount: Int = 2, wholeSeconds: Int = 60
    ) throws -> (message: String, server: LoopbackServer) {
        var sample = FetchSample()
        sample.files = [sample.names[0]]
        sample.wholeSeconds = wholeSeconds
        let server = try LoopbackServer(replies: replies)
        let message = sample.failure(mirrors: [server.base], attemptCount: attemptCount)
        #expect(sample.remains.isEmpty)
        return (message, server)
    }

    private var file: [UInt8] { FetchSample().compressed }

    @Test("and trickles a few bytes a second is given up like one that stalls")
    func trickles() throws {
        var reply = LoopbackServer.Reply.whole(file)
        reply.trickle = (1, 100)
        let (message, _) = try refusal(of: reply, attemptCount: 1)
        #expect(message.contains("Operation too slow"), "\(message)")
    }

    @Test("and trickles just fast enough is given up when the whole file takes too long")
    func tricklesFastEnough() throws {
        var reply = LoopbackServer.Reply.whole(file)
        reply.trickle = (400, 50)
        let (message, _) = try refusal(of: reply, attemptCount: 9, wholeSeconds: 1)
        #expect(message.contains("took over 1 seconds"), "\(message)")
    }

    @Test(
        "and sends headers without end is hung up on, one answer or ever another",
        arguments: ["HTTP/1.1 200 OK\r\n", ""], ["X-Padding: aaaaaaaaaaaaaaaaaaaaaaaa\r\n"])
    func endlessHeader(status: String, line: String) throws {
        let head = status.isEmpty ? "HTTP/1.1 100 Continue\r\n\r\n" : status + String(repeating: line, count: 9000)
        let (message, server) = try refusal(of: LoopbackServer.Reply(head: head, isEndless: true))
        #expect(message.contains("sends a header without end"), "\(message)")
        #expect(server.requests.count == 1)
    }

    @Test("and sends a body without end is hung up on when it is longer than the file can be")
    func endlessBody() throws {
        let reply = LoopbackServer.Reply(head: "HTTP/1.1 200 OK\r\n", body: file, isEndless: true)
        let (message, server) = try refusal(of: reply)
        #expect(message.contains("sends more than the 201224 bytes that the file can have"), "\(message)")
        #expect(server.requests.count == 1)
    }

    @Test(
        "and sends what is no answer is refused",
        arguments: [
            "", "\u{0}\u{1}\u{2}\r\n\r\n", "200 OK\r\n", "HTTP/1.1 two hundred\r\n", "HTTP/9.9 200 OK\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n", "HTTP/1.1 200 OK\r\nContent-Length: many\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999999\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: rubbish\r\n",
            "HTTP/1.1 204 No Content\r\n", "HTTP/1.1 302 Found\r\nLocation: \u{0}\r\n",
        ])
    func garbage(head: String) throws {
        let (message, _) = try refusal(of: .init(head: head, body: Array("zz\r\nrubbish\r\n".utf8)))
        #expect(message.contains("127.0.0.1"), "\(message)")
    }

    @Test("and says that the file is longer than it is never completes it")
    func tooLong() throws {
        let length = file.count + 1000
        let lie = LoopbackServer.Reply(head: "HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n", body: file)
        let (message, server) = try refusal(of: lie, attemptCount: 3)
        #expect(message.contains("(tried 3 times)"), "\(message)")
        #expect(server.requests.count == 3)
    }

    @Test("and answers with a part that nobody asked for is refused")
    func unaskedPart() throws {
        let (message, server) = try refusal(of: .rest(file, from: 0))
        #expect(message.contains("HTTP status 206"), "\(message)")
        #expect(server.requests.count == 1)
    }

    @Test("and has no such part any more is asked for the whole")
    func lostPart() throws {
        var sample = FetchSample()
        sample.files = [sample.names[0]]
        let server = try LoopbackServer(
            .whole(file, sent: 70_000), .status("416 Range Not Satisfiable"), .whole(file))
        try sample.fetch(mirrors: [server.base], attemptCount: 3)
        #expect(server.requests.count == 3 && !server.requests[2].contains("Range:"))
    }

    @Test("and whose file becomes another between two parts is asked for the whole once more")
    func changedBetweenParts() throws {
        var sample = FetchSample()
        sample.files = [sample.names[0]]
        let other = file.map { $0 ^ 1 }
        let server = try LoopbackServer(.whole(file, sent: 70_000), .rest(other, from: 70_000), .whole(file))
        try sample.fetch(mirrors: [server.base])
        #expect(server.requests.count == 3 && !server.requests[2].contains("Range:"))
        #expect(sample.reports.contains { $0.hasSuffix("It came in parts; beginning anew") })
    }

    @Test("and whose parts never make the file is asked for the whole no more than once more")
    func changedForEver() throws {
        let other = file.map { $0 ^ 1 }
        let (message, server) = try refusal(
            of: .whole(file, sent: 70_000), .rest(other, from: 70_000), .whole(file, sent: 70_000),
            .rest(other, from: 70_000))
        #expect(message.contains("train-images-idx3-ubyte.gz"), "\(message)")
        #expect(server.requests.count == 4)
    }

    @Test("and sends another file at once is not asked again")
    func otherFile() throws {
        let (_, server) = try refusal(of: .whole(Gzip.stream([UInt8](repeating: 7, count: 200_000))))
        #expect(server.requests.count == 1)
    }

    @Test("and sends a small file that unpacks to a large one is refused at the first byte too many")
    func bomb() throws {
        let bomb = Gzip.bomb(repetitions: 100_000)
        #expect(bomb.count < 200_000)
        let (message, _) = try refusal(of: .whole(bomb))
        #expect(message.contains("expected 200000 bytes, found more"), "\(message)")
    }

    @Test("and packs the transfer, too, cannot have it unpacked")
    func packedTransfer() throws {
        let bomb = Gzip.bomb(repetitions: 100_000)
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n"
        let (message, server) = try refusal(of: .init(head: head, body: bomb))
        #expect(message.contains("expected 200000 bytes, found more"), "\(message)")
        #expect(!server.requests[0].contains("Accept-Encoding"))
    }

    @Test("and leads from place to place is not followed where a step is not secure")
    func redirects() throws {
        let (message, server) = try refusal(of: .redirect(to: "/again"))
        #expect(message.contains("Protocol \"http\""), "\(message)")
        #expect(server.requests.count == 1)
    }
}

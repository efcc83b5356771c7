import Artifacts
import Foundation
import Reports
import TestSupport
import Testing
import Verification

@Suite("Holding a page against the files beside it")
struct PageVerificationTests {
    private func findings(_ change: (SamplePage) throws -> Void = { _ in }) throws -> [Finding] {
        try withTemporaryFolder { folder in
            let sample = try SamplePage(in: folder.appending(path: "report"))
            try change(sample)
            return try PageVerification(of: sample.page, name: "index.html").findings()
        }
    }

    /// What does not hold, as in `differs file a.png`.
    private func broken(_ change: (SamplePage) throws -> Void) throws -> [String] {
        try findings(change).filter { $0.outcome != .holds }.map {
            "\($0.outcome.name) \($0.subject.rawValue) \($0.path)"
        }
    }

    @Test("finds that all of an untouched page hold, whatever its files are called")
    func untouched() throws {
        let findings = try findings()
        #expect(findings.map(\.outcome) == [.holds, .holds, .holds, .holds])
        #expect(findings.map(\.subject) == [.page, .picture, .file, .file])
        #expect(
            findings.map(\.path) == ["index.html", "my stage/loss.png", "my stage/loss.png", "my stage/<loss>.csv"])
    }

    @Test("names a file with a changed byte, with the digests that are stated and found")
    func changedByte() throws {
        var bytes = SamplePage.table
        bytes[3] ^= 1
        let changed = bytes
        let findings = try findings { try changed.write(to: $0.files.appending(path: "<loss>.csv")) }
        #expect(
            findings.last?.outcome
                == .differs(stated: Digest(of: SamplePage.table), found: Digest(of: changed)))
        #expect(findings.count { $0.outcome == .holds } == 3)
    }

    @Test("names a file that is longer, missing, or no file")
    func otherFiles() throws {
        #expect(
            try broken { try (SamplePage.table + SamplePage.table).write(to: $0.files.appending(path: "<loss>.csv")) }
                == ["size differs file my stage/<loss>.csv"])
        #expect(
            try broken { try FileManager.default.removeItem(at: $0.files.appending(path: "loss.png")) }
                == ["missing file my stage/loss.png"])
        #expect(
            try broken { try FileManager.default.removeItem(at: $0.files) }
                == ["missing file my stage/loss.png", "missing file my stage/<loss>.csv"])
        #expect(
            try broken { sample in
                let url = sample.files.appending(path: "loss.png")
                try FileManager.default.removeItem(at: url)
                try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
            } == ["unreadable file my stage/loss.png"])
    }

    @Test("finds a picture on the page that was swapped, cut out, or set beside a second one")
    func swappedPicture() throws {
        let mine = SamplePage.picture.base64EncodedString()
        let other = GreyPNG.bytes(width: 4, height: 3) { _, _ in 7 }.base64EncodedString()
        let edits: [(SamplePage) throws -> Void] = [
            { try $0.edit { $0.replacing(mine, with: other) } },
            { try $0.edit { $0.replacing("data:image/png;base64,\(mine)", with: "elsewhere.png") } },
            { try $0.edit { $0.replacing("<main", with: "<img id=\"picture-figure-loss\" src=\"x\"><main") } },
        ]
        let outcomes = ["differs", "missing", "missing"]
        for (edit, outcome) in zip(edits, outcomes) {
            #expect(try broken(edit) == ["differs page index.html", "\(outcome) picture my stage/loss.png"])
        }
    }

    @Test("finds an edited word of the page, and an edited statement")
    func editedPage() throws {
        #expect(
            try broken { try $0.edit { $0.replacing("It falls.", with: "It rises.") } } == ["differs page index.html"])
        let digest = Digest(of: SamplePage.table).hexadecimal
        let wrong = String(digest.reversed())
        #expect(
            try broken { try $0.edit { $0.replacing("\"sha256\":\"\(digest)\"", with: "\"sha256\":\"\(wrong)\"") } }
                == ["differs page index.html", "differs file my stage/<loss>.csv"])
    }

    @Test(
        "follows no path out of the folder of the page",
        arguments: [
            "../secret", "/etc/hostname", "my stage/../../secret", "", ".", "my stage//loss.png", "a\u{0}b",
            "../\u{338}secret",
        ])
    func escapes(path: String) throws {
        let found = try findings { sample in
            try Data("secret".utf8).write(to: sample.folder.deletingLastPathComponent().appending(path: "secret"))
            let artifact = Report.Artifact(
                name: "x", byteCount: 6, digest: Digest(of: Data("secret".utf8)).hexadecimal, file: path)
            try sample.write(Report(title: "T", stages: [SamplePage.stage(outputs: [artifact])]).html())
        }
        #expect(found.map(\.outcome) == [.holds, .refused], "the page holds, its path is refused")
    }

    @Test("follows no link out of the folder of the page, but one within it")
    func links() throws {
        let outcomes = try ["../../secret", "loss.png"].map { target in
            try findings { sample in
                let secret = Data("secret".utf8)
                try secret.write(to: sample.folder.deletingLastPathComponent().appending(path: "secret"))
                let link = sample.files.appending(path: "link").path
                try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
                let bytes = target == "loss.png" ? SamplePage.picture : secret
                let artifact = SamplePage.artifact("my stage/link", bytes)
                try sample.write(Report(title: "T", stages: [SamplePage.stage(outputs: [artifact])]).html())
            }.map(\.outcome)
        }
        #expect(outcomes == [[.holds, .refused], [.holds, .holds]], "the page, then the file behind the link")
    }

    @Test("refuses a page that lists a file twice: each is read as a whole, and the list could go on for ever")
    func listedTwice() throws {
        let digest = Digest(of: SamplePage.table).hexadecimal
        let file = "{\"path\":\"a.csv\",\"bytes\":1,\"sha256\":\"\(digest)\"}"
        let statement = "{\"format\":1,\"page\":\"\(digest)\",\"files\":[\(file),\(file)],\"pictures\":[]}"
        let page = "<script type=\"application/json\" id=\"statement\">\(statement)</script>"
        #expect(throws: StatementError.damaged(page: "index.html", reason: "file a.csv is listed twice")) {
            try PageVerification(of: Data(page.utf8), beside: URL(filePath: "/"), name: "index.html")
        }
    }

    @Test("takes a folder whose name is the same letters in other bytes for another folder")
    func equivalentName() throws {
        let outcomes = try withTemporaryFolder { folder in
            let sample = try SamplePage(in: folder.appending(path: "caf\u{E9}"))
            let other = folder.path + "/cafe\u{301}"
            try #require(mkdir(other, 0o777) == 0)
            let secret = Data("secret".utf8)
            try #require(FileManager.default.createFile(atPath: other + "/secret", contents: secret))
            try #require(symlink("../../cafe\u{301}/secret", sample.files.appending(path: "link").path) == 0)
            let artifact = SamplePage.artifact("my stage/link", secret)
            try sample.write(Report(title: "T", stages: [SamplePage.stage(outputs: [artifact])]).html())
            return try PageVerification(of: sample.page, name: "index.html").findings().map(\.outcome)
        }
        #expect(outcomes == [.holds, .refused])
    }

    /// What is said of a page that cannot be verified; of none where `html` is nil.
    private func complaint(about html: String?) throws -> String {
        try withTemporaryFolder { folder in
            let page = folder.appending(path: "p.html")
            if let html { try Data(html.utf8).write(to: page) }
            do {
                _ = try PageVerification(of: page, name: "p.html")
                return ""
            } catch {
                return "\(error)"
            }
        }
    }

    private static let start = "<script type=\"application/json\" id=\"statement\">"

    @Test(
        "says what is wrong with a page that states nothing, or nothing that can be read",
        arguments: [
            (nil, "p.html cannot be read: "), ("<p>Hello</p>", "p.html states no digests: "),
            ("\(start){", "p.html states no digests: "), ("\(start){</script>", "what p.html states cannot be read: "),
            ("\(start){\"format\":2}</script>", "p.html states its digests in format 2, of a later Unroll"),
            (
                "\(start){\"format\":1,\"page\":\"12\",\"files\":[],\"pictures\":[]}</script>",
                "what p.html states cannot be read: \"12\" is not a SHA-256 digest (at page)"
            ),
        ])
    func unusable(html: String?, message: String) throws {
        #expect(try complaint(about: html).hasPrefix(message))
    }

    @Test("finds that a page whose stated digest is zeros is another one: every page is sealed")
    func unsealed() throws {
        #expect(
            try broken { sample in
                try sample.edit { page in
                    page.replacing(
                        #/"page":"[0-9a-f]{64}"/#, with: "\"page\":\"\(String(repeating: "0", count: 64))\"")
                }
            } == ["differs page index.html"])
    }

    @Test("refuses a statement that lists no files: nothing of it could fail")
    func emptyStatement() throws {
        let zeros = String(repeating: "0", count: 64)
        let empty = "{\"format\":1,\"page\":\"\(zeros)\",\"files\":[],\"pictures\":[]}"
        #expect(
            try complaint(about: "\(Self.start)\(empty)</script>")
                == "what p.html states cannot be read: it lists no files. It was edited or cut off; make it anew: "
                + "unroll run report")
    }

    @Test("refuses a statement that is longer than any of ours before it is decoded")
    func longStatement() throws {
        let spaces = String(repeating: " ", count: 1 << 24)
        #expect(
            try complaint(about: "\(Self.start)\(spaces) </script>")
                == "what p.html states cannot be read: it has 16777217 bytes; expected at most 16777216. It was edited or cut "
                + "off; make it anew: unroll run report")
    }

    @Test("says of a file that cannot be read what the system says")
    func unreadableFile() throws {
        let digest = Digest(of: Data()).hexadecimal
        // Nothing lies at the first address of a process: the system refuses to read there.
        let file = "{\"path\":\"mem\",\"bytes\":0,\"sha256\":\"\(digest)\"}"
        let statement = "{\"format\":1,\"page\":\"\(digest)\",\"files\":[\(file)],\"pictures\":[]}"
        let verification = try PageVerification(
            of: Data("\(Self.start)\(statement)</script>".utf8), beside: URL(filePath: "/proc/self"), name: "p.html")
        #expect(verification.findings().last?.outcome == .unreadable(reason: "Input/output error"))
    }

    @Test("writes what a terminal would obey as its number, in errors, too")
    func visibleControls() throws {
        let digest = Digest(of: Data()).hexadecimal
        let stray = """
            {"format":1,"page":"\(digest)","files":[{"path":"a","bytes":0,"sha256":"\(digest)"}],\
            "pictures":[{"element":"e","file":"\\u001b[2K\\rall hold"}]}
            """
        #expect(
            try complaint(about: "\(Self.start)\(stray)</script>")
                .contains("picture e is of \\u{1B}[2K\\u{D}all hold, which is not listed"))
    }

    @Test("refuses a statement whose pictures are of files that it does not list")
    func strayPicture() throws {
        let zeros = String(repeating: "0", count: 64)
        let stray =
            "{\"format\":1,\"page\":\"\(zeros)\",\"files\":[{\"path\":\"a\",\"bytes\":0,\"sha256\":\"\(zeros)\"}],"
            + "\"pictures\":[{\"element\":\"e\",\"file\":\"f\"}]}"
        let complaint = try complaint(about: "\(Self.start)\(stray)</script>")
        #expect(complaint.contains("picture e is of f, which is not listed"))
    }
}

import Artifacts
import Foundation
import TestSupport
import Testing

@Suite("A file")
struct FileTests {
    @Test("that is written is whole, and takes the place of what was there")
    func writes() throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "file")
            try Data(repeating: 1, count: 100).save(to: url)
            let bytes = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
            try bytes.save(to: url)
            #expect(try Data(wholeFile: url) == bytes)
            let copy = folder.appending(path: "copy")
            #expect(try Digest.ofCopy(from: url, to: copy) == Digest(of: bytes))
            #expect(try Digest(ofFile: copy) == Digest(of: bytes))
        }
    }

    @Test("that a full disk does not take is named with the system's reason and what to do")
    func fullDisk() throws {
        let error = FileError(.write, "/dev/full", code: ENOSPC)
        #expect(throws: error) { try Data([1]).save(to: URL(filePath: "/dev/full")) }
        #expect("\(error)" == "cannot write /dev/full: No space left on device. Make room there, then run again")
    }

    @Test("that cannot be made or opened is named with the system's reason")
    func noFile() throws {
        try withTemporaryFolder { folder in
            let missing = folder.appending(path: "missing/file")
            #expect(throws: FileError(.write, missing.path, code: ENOENT)) { try Data().save(to: missing) }
            #expect(throws: FileError(.read, missing.path, code: ENOENT)) { try Data(wholeFile: missing) }
            #expect(throws: FileError(.write, folder.path, code: EISDIR)) { try Data().save(to: folder) }
            #expect(throws: FileError(.read, folder.path, code: EISDIR)) { try Data(wholeFile: folder) }
        }
    }

    @Test("that is larger than its reader takes is refused with its name and the limit, and one as large is not")
    func oversized() throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "file")
            try Data([1, 2, 3]).save(to: url)
            #expect(try Data(wholeFile: url, noLargerThan: 3) == Data([1, 2, 3]))
            let error = #expect(throws: OversizedFile.self) { try Data(wholeFile: url, noLargerThan: 2) }
            #expect(error?.description.hasPrefix("\(url.path): expected at most 2 bytes, found more.") == true)
        }
    }

    @Test("of what is said about pictures is read no further than its limit, and so is a table")
    func limits() throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "hollow")
            try Data().save(to: url)
            try #require(truncate(url.path, Data.textLimit + 1) == 0)
            #expect(throws: OversizedFile(path: url.path, limit: Data.textLimit)) { try FigureIndex(contentsOf: url) }
        }
        let error = #expect(throws: NumberTableError.self) { try NumberTable(csv: Data(count: Data.textLimit + 1)) }
        #expect(error?.description == "line 1 of the table: expected at most 268435456 bytes in all, found more")
    }

    @Test("that is a pipe without a writer is empty, and nobody waits for one")
    func pipe() throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "pipe")
            try #require(mkfifo(url.path, 0o600) == 0)
            #expect(try Data(wholeFile: url).isEmpty)
        }
    }

    @Test("takes what several threads write piece by piece, none of them torn")
    func threads() throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "log")
            let file = try OutputFile(url)
            DispatchQueue.concurrentPerform(iterations: 8) { thread in
                for _ in 0..<200 { try? file.write(Data("\(String(repeating: "\(thread)", count: 50))\n".utf8)) }
            }
            try file.close()
            let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
            #expect(lines.count == 1600 && lines.allSatisfy { $0.count == 50 && Set($0).count == 1 })
        }
    }

    @Test("that is closed takes nothing more")
    func closed() throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "file")
            let file = try OutputFile(url)
            try file.close()
            #expect(throws: FileError(.write, url.path, code: EBADF)) { try file.write(Data([1])) }
        }
    }
}

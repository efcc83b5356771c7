import Foundation
import GRDB
import RunRecords
import Testing
import TestSupport

@Suite("A history that this program cannot use")
struct ForeignHistoryTests {
    /// The files of a folder with their bytes.
    private func contents(of folder: URL) throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
    }

    private func makeNewer(_ rows: Database) throws {
        try rows.execute(
            sql: """
                INSERT INTO grdb_migrations (identifier) VALUES ('\(RunSchema.version + 1): from the future');
                PRAGMA user_version = \(RunSchema.version + 1)
                """)
    }

    @Test("because a newer one wrote it is refused, and left as it is with nothing beside it")
    func newer() throws {
        try withTemporaryFolder { root in
            let url = root.appending(path: "unroll.sqlite")
            try RunDatabase(url).pool.close()
            let queue = try DatabaseQueue(path: url.path)
            try queue.write(makeNewer)
            try queue.close()
            let before = try contents(of: root)
            #expect(before.keys.sorted() == ["unroll.sqlite"])
            #expect(throws: RunRecordsError.newerSchema(path: url.path)) { try RunDatabase(url) }
            #expect(throws: RunRecordsError.newerSchema(path: url.path)) { try RunHistory(reading: url) }
            #expect(try contents(of: root) == before)
        }
    }

    @Test("because a newer one that was killed wrote it is refused too, with what it had written last")
    func newerAndKilled() throws {
        try withTemporaryFolder { root in
            let url = root.appending(path: "unroll.sqlite")
            let pool = try RunDatabase(url).pool
            try pool.write(makeNewer)
            // What lies there while the other one is at work is what it leaves when it is killed.
            let left = root.appending(path: "left")
            try FileManager.default.createDirectory(at: left, withIntermediateDirectories: true)
            for name in ["unroll.sqlite", "unroll.sqlite-wal", "unroll.sqlite-shm"] {
                try FileManager.default.copyItem(at: root.appending(path: name), to: left.appending(path: name))
            }
            let before = try contents(of: left)
            let copy = left.appending(path: "unroll.sqlite")
            #expect(throws: RunRecordsError.newerSchema(path: copy.path)) { try RunDatabase(copy) }
            #expect(throws: RunRecordsError.newerSchema(path: copy.path)) { try RunHistory(reading: copy) }
            let after = try contents(of: left)
            #expect(after.keys == before.keys)
            // The -shm file is an index that SQLite makes anew at will.
            for name in ["unroll.sqlite", "unroll.sqlite-wal"] { #expect(after[name] == before[name], "\(name)") }
        }
    }

    @Test(
        "because it is damaged is refused with its path and what to do",
        arguments: ["rubbish", "another magic number", "a part", "a folder"])
    func damaged(how: String) throws {
        try withTemporaryFolder { root in
            let url = root.appending(path: "unroll.sqlite")
            try OldHistory.all[3].write(to: url)
            var bytes = try Data(contentsOf: url)
            switch how {
            case "rubbish": bytes = Data(repeating: 65, count: 5000)
            case "another magic number": bytes[3] = 0
            case "a part": bytes = bytes.prefix(3 * 4096 + 100)
            default: break
            }
            try FileManager.default.removeItem(at: url)
            if how == "a folder" {
                try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            } else {
                try bytes.write(to: url)
            }
            for open in [{ _ = try RunDatabase(url) }, { _ = try RunHistory(reading: url) }] {
                let error = #expect(throws: RunRecordsError.self) { try open() }
                #expect(
                    error?.description.contains(url.path) == true && error?.description.contains("ove it away") == true)
            }
            if how != "a folder" { #expect(try Data(contentsOf: url) == bytes) }
        }
    }

    @Test("because it is empty is a new one")
    func empty() throws {
        try withTemporaryFolder { root in
            let url = root.appending(path: "unroll.sqlite")
            try Data().write(to: url)
            #expect(try RunHistory(reading: url) == nil)
            #expect(try SampleHistory(in: root).history() == nil)
        }
    }
}

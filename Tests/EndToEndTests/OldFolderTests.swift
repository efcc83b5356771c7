import Foundation
import GRDB
import PipelineEngine
import RunRecords
import Testing
import TestSupport

@Suite("The program on an output folder of another version")
struct OldFolderTests {
    /// The stages of the fixtures' pipeline, by kinds of the real program.
    private static let pipeline = """
        stages:
          left: { uses: generate-signals }
          right: { uses: train-lstm-fit, needs: { signals: left }, with: { steps: 5, hidden-size: 4 } }
          joined: { uses: evaluate-fitter, needs: { training: right } }
        """

    /// Lays a cache and a history of fixtures into a program's folder.
    private func withOldFolder(cache: String, history: String, _ body: (Program, OutputFolder) throws -> Void) throws {
        try withTemporaryFolder { root in
            let folder = OutputFolder(root: root.appending(path: "Output"))
            try Data(Self.pipeline.utf8).write(to: root.appending(path: "old.yaml"))
            let tests = Program.repository.appending(path: "Tests")
            let files = try JSONDecoder().decode(
                [String: String].self,
                from: Data(contentsOf: tests.appending(path: "PipelineEngineTests/Fixtures/cache-\(cache).json")))
            for (path, text) in files {
                let file = folder.hidden.appending(path: path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            let sql = try String(
                contentsOf: tests.appending(path: "RunRecordsTests/Fixtures/history-\(history).sql"), encoding: .utf8)
            let queue = try DatabaseQueue(path: folder.runDatabase.path)
            try queue.writeWithoutTransaction { rows in
                try rows.execute(sql: "PRAGMA journal_mode = WAL")
                try rows.execute(sql: sql)
            }
            try queue.close()
            try Program.inFolder(root) { try body($0, folder) }
        }
    }

    /// Every file below a folder with its bytes.
    private func contents(of folder: URL) throws -> [String: Data] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return paths.reduce(into: [:]) { $0[$1] = (try? Data(contentsOf: folder.appending(path: $1))) ?? Data() }
    }

    private static let options = ["-p", "old.yaml", "--color", "never"]

    private func run(_ program: Program, _ words: [String]) throws -> Program.Result {
        let running = try program.start(words + Self.options)
        running.process.waitUntilExit()
        return try running.result()
    }

    @Test(
        "looks at what an older one wrote, and goes on with it",
        arguments: [
            ("1-first", "1-numbers-only"), ("2-paths-of-what-is-shown", "1"), ("3-milliseconds", "2"), ("4-pace", "2"),
            ("5-format", "3"), ("6-seals", "3"),
        ])
    func older(cache: String, history: String) throws {
        try withOldFolder(cache: cache, history: history) { program, folder in
            let looks: [([String], String)] = [
                (["runs"], "did not end"), (["show", "1"], "left  ran in 0.25 s"),
                (["show", "2"], "left  up to date, made in run 1"), (["metrics"], "left   length"),
                (["metrics", "left", "--steps"], "left,length,2,2.0"), (["logs", "left"], "wrote left"),
                (["status"], "left    stale: its kind was write-text, now it is generate-signals"),
                (["why", "left"], "its kind was write-text"), (["run", "--dry-run"], "left"), (["doctor"], "3 runs"),
            ]
            for (words, expected) in looks {
                let result = try run(program, words)
                #expect(result.code == 0 && result.output.contains(expected), "\(words): \(result)")
            }
            let first = try run(program, ["run"])
            #expect(first.code == 0, "\(first)")
            #expect(try run(program, ["status", "--exit-code"]).code == 0)
            #expect(try run(program, ["runs"]).output.contains("3 ran"))
            #expect(try run(program, ["show", "1"]).output.contains("left  ran in 0.25 s"))
            var inspection = FolderInspection(folder)
            try inspection.checkStore(stages: ["left", "right", "joined"])
            try inspection.checkHistory(killed: 1)
            #expect(try run(program, ["clean"]).code == 0)
        }
    }

    @Test("refuses a cache that a newer one wrote, and touches nothing")
    func newerCache() throws {
        try withOldFolder(cache: "5-format", history: "3") { program, folder in
            try Data("\(CacheFormat.current + 1)\n".utf8).write(to: folder.hidden.appending(path: "format"))
            let before = try contents(of: folder.root)
            let commands = [
                ["status"], ["why", "left"], ["run"], ["run", "--dry-run"], ["runs"], ["show"], ["metrics"],
                ["logs", "left"], ["dag"], ["clean"], ["gc"],
            ]
            for words in commands {
                let result = try run(program, words)
                #expect(result.code == 1 && result.output.isEmpty, "\(words): \(result)")
                #expect(
                    result.errors.hasPrefix("unroll: Output was written by a newer Unroll, in format 2;"),
                    "\(result)")
            }
            let doctor = try run(program, ["doctor"])
            #expect(doctor.code == 1 && doctor.output.contains("newer Unroll"), "\(doctor)")
            #expect(try contents(of: folder.root) == before)
        }
    }

    @Test("refuses a history that a newer one wrote, and touches nothing of it")
    func newerHistory() throws {
        try withOldFolder(cache: "5-format", history: "3") { program, folder in
            let queue = try DatabaseQueue(path: folder.runDatabase.path)
            try queue.writeWithoutTransaction { rows in
                try rows.execute(
                    sql: "INSERT INTO grdb_migrations VALUES ('4: from the future'); PRAGMA user_version = 4")
            }
            try queue.close()
            let before = try contents(of: folder.root)
            for words in [["run"], ["runs"], ["show"], ["metrics"]] {
                let result = try run(program, words)
                #expect(result.code == 1 && result.output.isEmpty, "\(words): \(result)")
                #expect(result.errors.contains("was written by a newer Unroll: use that one"), "\(result)")
            }
            #expect(try run(program, ["status"]).code == 0)
            #expect(try contents(of: folder.root) == before)
        }
    }
}

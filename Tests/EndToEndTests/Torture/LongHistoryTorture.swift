import Foundation
import GRDB
import PipelineEngine
import RunRecords
import TestSupport
import Testing

extension AfterQuickRun {
    @Suite("a long history, tortured,")
    struct LongHistoryTorture {
        private static let commands: [[String]] = [
            ["status"], ["why", "train-classifier"], ["dag"], ["run", "--dry-run"], ["runs"], ["show"], ["metrics"],
            ["metrics", "--run", "last"], ["metrics", "train-rnn-regression", "--run", "last", "--steps"],
            ["logs", "report"],
            ["run"], ["doctor"], ["runs", "--all"],
        ]

        /// Four stages that run write ten files or so, of which half are new.
        private static let objectsPerRun = 6

        @Test("leaves every command as it was, and as quick")
        func commands() throws {
            try FinishedQuickRun.withCopy { program in
                let folder = OutputFolder(root: program.folder.appending(path: "Output"))
                // Notes the copies, whose inodes are new.
                #expect(try run(program, ["run"]).code == 0)
                let status = try run(program, ["status"]).output
                let stages = try Set(FileManager.default.contentsOfDirectory(atPath: folder.root.path)).sorted()
                let before = try bytes(of: folder.runDatabase)
                let count = Torture.count(short: 100, full: 10_000)
                let recording = try ContinuousClock().measure { try LongHistory(folder, stages: stages).record(count) }
                try LongHistory.lengthenMemory(of: folder, by: Self.objectsPerRun * count)
                let bytesPerRun = try (bytes(of: folder.runDatabase) - before) / count
                #expect(bytesPerRun < 16_384)
                Torture.report("recorded \(count) runs in \(recording), \(bytesPerRun) bytes a run")
                for words in Self.commands {
                    let result = try run(program, words)
                    #expect(result.code == 0, "\(words): \(result.errors)")
                    if words == ["status"] { #expect(result.output == status) }
                    if words == ["runs"] {
                        #expect(result.errors == "these are 20 of \(count + 2) runs; --all lists them all")
                    }
                    Torture.report("after \(count) runs 'unroll \(words.joined(separator: " "))' took \(result.times)")
                }
            }
        }

        private struct Timed {
            let code: Int32
            let output: String
            let errors: String
            /// Seconds by the clock on the wall, and seconds of computing.
            let times: String
        }

        /// Runs a command and has a shell tell how long it took.
        private func run(_ program: Program, _ words: [String]) throws -> Timed {
            let script = "TIMEFORMAT='%R s, of which %U + %S s were computed'; time \"$0\" \"$@\""
            let running = try program.start(
                ["-c", script, Program.executable.path] + words + ["-p", FinishedQuickRun.pipeline],
                by: URL(filePath: "/bin/bash"))
            running.process.waitUntilExit()
            let result = try running.result()
            var lines = result.errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            let times = lines.popLast() ?? ""
            return Timed(
                code: result.code, output: result.output, errors: lines.joined(separator: "\n"), times: String(times))
        }
    }
}

@Suite("Many runs of the real program, tortured")
struct ManyRunsTorture {
    @Test("leave nothing behind but objects, records, checkpoints and as many bytes of history each")
    func manyRuns() throws {
        try withTemporaryFolder { root in
            let program = Program(folder: root)
            let folder = OutputFolder(root: root.appending(path: "Output"))
            try RacedPipeline.write(to: root)
            let half = Torture.count(short: 10, full: 500)
            var sizes: [Int] = []
            var files: [Int] = []
            for seed in 0..<(10 + 2 * half) {
                if seed >= 10, (seed - 10).isMultiple(of: half) {
                    sizes.append(try bytes(of: folder.runDatabase))
                    files.append(try count(folder))
                }
                let result = try program.run(
                    "run", "fit", "-q", "-p", RacedPipeline.path, "-S", "fit.seed=\(seed)", "-S",
                    "fit.steps=\(20 + seed % 5)")
                #expect(result.code == 0, "\(result)")
            }
            sizes.append(try bytes(of: folder.runDatabase))
            files.append(try count(folder))
            #expect(files.allSatisfy { $0 == files[0] }, "\(files)")
            let (first, second) = (sizes[1] - sizes[0], sizes[2] - sizes[1])
            #expect(Double(second) < 1.15 * Double(first) + 20_480, "\(sizes)")
            Torture.report(
                "\(10 + 2 * half) processes ran one after the other; \(files[0]) files beside objects, records and checkpoints, "
                    + "\(first / half), then \(second / half) bytes of history a run")
        }
    }

    private func count(_ folder: OutputFolder) throws -> Int {
        try FileManager.default.subpathsOfDirectory(atPath: folder.hidden.path)
            .count { path in !["objects/", "executions/", "checkpoints/"].contains { path.hasPrefix($0) } }
    }
}

/// How long a history is, whether or not all of it is in the file yet.
private func bytes(of history: URL) throws -> Int {
    try DatabaseQueue(path: history.path).read { rows in
        try Int.fetchOne(rows, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") ?? 0
    }
}

import Foundation
import PipelineEngine
import RunRecords
import TestSupport
import Testing

@Suite(
    "A history that fails in the midst of a run",
    .enabled(if: FaultInjector.isAvailable, "the fault injector needs a C compiler, cc, which is not installed"))
struct FailingHistoryTests {
    private static let output = "Output"

    /// Runs the small pipeline a second time, by force, while a fault strikes what it writes into the history's log.
    ///
    /// The first run has made the history, and its log stays as long as somebody reads it: so nothing is written there before the second
    /// has begun.
    ///
    /// - Parameters:
    ///   - kind: How a write fails.
    ///   - place: Which of the writes it is, from 0 for the first to 1 for the last.
    ///   - body: Looks at the newest run, as far as the history knows it, and at how many stages are settled there.
    /// - Throws: The errors of files and processes.
    private func strike(
        _ kind: Fault.Kind, at place: Double, _ body: (RecordedRun?, Int) throws -> Void
    ) throws {
        try Program.inNewFolder { program in
            let pipeline = try SmallPipeline(for: program)
            try #require(try pipeline.run(output: Self.output).code == 0)
            let artifacts = try pipeline.artifacts(output: Self.output)
            let folder = OutputFolder(root: program.folder.appending(path: Self.output))
            let history = try #require(try RunHistory(reading: folder.runDatabase))
            let log = URL(filePath: folder.runDatabase.path + "-wal")
            let injector = try FaultInjector(in: program.folder)
            func run(_ fault: Fault) throws -> Program.Result {
                try pipeline.run(
                    output: Self.output, options: ["--force"], environment: injector.environment(fault, below: log))
            }
            var fault = Fault(calls: [.write], kind: kind)
            try #require(try run(fault).code == 0)
            let count = try injector.takeReport().count
            try #require(count > 10, "\(count) writes")
            fault.number = 1 + Int(place * Double(count - 1))
            let result = try run(fault)
            #expect(try !injector.takeReport().isEmpty, "nothing was struck")
            #expect(result.code == 0 && result.failures.isEmpty, "\(result.errors)")
            #expect(result.stages("done").count == 5, "\(result.errors)")
            let warning = "unroll: warning: the history of this run at \(folder.runDatabase.path) is incomplete: "
            #expect(
                result.warnings.count == 1 && result.warnings[0].hasPrefix(warning)
                    && result.warnings[0].hasSuffix("What its stages wrote is not affected"), "\(result.errors)")
            #expect(try pipeline.artifacts(output: Self.output) == artifacts)
            #expect(try pipeline.damage(output: Self.output).isEmpty)
            let newest = try history.runs(newest: 1).first
            try body(newest, newest?.stageCounts.values.reduce(0, +) ?? 0)
            let next = try pipeline.run(output: Self.output)
            #expect(next.code == 0 && next.warnings.isEmpty, "\(next.errors)")
            #expect(next.errors.contains("everything is up to date"), "\(next.errors)")
        }
    }

    @Test("is a warning, and the results are whole: from the first row of the run on", arguments: [ENOSPC, EIO])
    func fromTheStart(code: Int32) throws {
        try strike(.fromThenOn(code), at: 0) { newest, _ in #expect(newest?.id == 2 && newest?.outcome == "succeeded") }
    }

    @Test("is a warning, and the results are whole: from the midst on", arguments: [ENOSPC, EIO])
    func fromTheMidst(code: Int32) throws {
        try strike(.fromThenOn(code), at: 0.5) { newest, settled in
            #expect(newest?.id == 3 && newest?.outcome == nil && settled < 5, "\(String(describing: newest))")
        }
    }

    @Test("once is a warning, and how the run ended is known all the same", arguments: [ENOSPC, EIO])
    func once(code: Int32) throws {
        try strike(.once(code), at: 0.5) { newest, settled in
            #expect(newest?.id == 3 && newest?.outcome == "succeeded" && settled >= 4, "\(String(describing: newest))")
        }
    }
}

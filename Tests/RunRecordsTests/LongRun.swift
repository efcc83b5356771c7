import Artifacts
import Foundation
import GRDB
import PipelineEngine
import RunRecords

/// Many runs, one after the other, in one process and one output folder.
struct LongRun {
    private static let pipeline = """
        stages:
          measure: { uses: measure }
          repeat: { uses: repeat, needs: { text: measure } }
        """

    let folder: OutputFolder

    init(in root: URL) {
        folder = OutputFolder(root: root)
    }

    /// Runs as the program does: takes the lock, opens the history, and looks into it afterwards.
    ///
    /// - Returns: How many stages ran, or failed.
    func run(seed: Int, steps: Int = 20, force: Bool = false) async throws -> Int {
        let file = try PipelineFile(text: Self.pipeline, path: "long.yaml")
        let settings = ["measure.seed=\(seed)", "measure.steps=\(steps)"]
        let pipeline = try Pipeline(
            file, catalogue: .longRun, overrides: settings.map { try ParameterOverride($0) })
        let holder = OutputLock.Holder(process: getpid(), command: "run", since: Date())
        let lock = try OutputLock(folder, as: holder)
        defer { withExtendedLifetime(lock) {} }
        let recorder = RunRecorder(
            try RunDatabase(folder.runDatabase), command: "run", pipeline: "long.yaml", timepiece: .system)
        let runner = PipelineRunner(
            pipeline: pipeline, catalogue: .longRun, folder: folder, environment: [:], timepiece: .system,
            peak: { _ in 1 }, listener: recorder, cancellation: Cancellation())
        var options = RunOptions(jobs: 2, cores: 2)
        options.force = force
        let summary = try await runner.run(options)
        if let failure = recorder.failure { throw failure }
        _ = try RunHistory(reading: folder.runDatabase)?.runs(newest: 20)
        return summary.ran.count + summary.failed.count
    }
}

/// What a process uses at a moment, and what lies in its output folder.
struct Usage {
    /// Bytes of the heap that are in use.
    let heap: Int
    /// Bytes of memory.
    let resident: Int
    /// The most that it ever was.
    let mostResident: Int
    let threads: Int
    let descriptors: Int
    /// Files in `.unroll`, but for objects and records of executions.
    let files: Int
    /// Bytes of the history.
    let history: Int
    /// Bytes of what waits beside it.
    let writeAheadLog: Int

    init(_ folder: OutputFolder) throws {
        heap = try Self.heapInUse()
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        func number(_ name: String) -> Int {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") } ?? ""
            return Int(line.filter(\.isNumber)) ?? 0
        }
        resident = number("VmRSS") << 10
        mostResident = number("VmHWM") << 10
        threads = number("Threads")
        descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        files = try FileManager.default.subpathsOfDirectory(atPath: folder.hidden.path)
            .count { !$0.hasPrefix("objects/") && !$0.hasPrefix("executions/") }
        history = try DatabaseQueue(path: folder.runDatabase.path).read { rows in
            try Int.fetchOne(rows, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") ?? 0
        }
        let log = folder.runDatabase.path + "-wal"
        writeAheadLog = ((try? FileManager.default.attributesOfItem(atPath: log))?[.size] as? NSNumber)?.intValue ?? 0
    }

    /// What glibc has from the system, less what it holds in reserve: the sums at the end of its report.
    private static func heapInUse() throws -> Int {
        typealias Report = @convention(c) (Int32, OpaquePointer?) -> Int32
        guard let symbol = dlsym(nil, "malloc_info") else { return 0 }
        let report = unsafeBitCast(symbol, to: Report.self)
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        guard let stream = fopen(file.path, "w") else { return 0 }
        _ = report(0, OpaquePointer(stream))
        fclose(stream)
        let text = try String(contentsOf: file, encoding: .utf8)
        let sums = text.components(separatedBy: "</heap>").last ?? ""
        func size(_ element: String) -> Int {
            guard let range = sums.range(of: "<\(element)") else { return 0 }
            let attribute = sums[range.upperBound...].prefix { $0 != ">" }.components(separatedBy: "size=\"").last
            return Int((attribute ?? "").prefix(while: \.isNumber)) ?? 0
        }
        return size("system type=\"current\"") + size("total type=\"mmap\"") - size("total type=\"fast\"")
            - size("total type=\"rest\"")
    }
}

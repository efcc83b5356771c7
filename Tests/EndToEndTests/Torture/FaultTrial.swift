import Artifacts
import Foundation
import Testing

/// A fault that is tried at one call after the other.
struct FaultTrial {
    let program: Program
    let pipeline: SmallPipeline
    let injector: FaultInjector
    /// What an undisturbed run shows.
    let artifacts: [String: Digest]
    let fault: Fault

    private static let output = "disturbed"
    private var folder: URL { program.folder.appending(path: Self.output) }

    /// How many calls of a run the fault could strike, which strikes none of them.
    func countCalls() throws -> Int {
        defer { try? FileManager.default.removeItem(at: folder) }
        var fault = fault
        fault.number = 0
        let counted = try pipeline.run(output: Self.output, environment: injector.environment(fault, below: folder))
        try #require(counted.code == 0, "\(counted.errors)")
        return try injector.takeReport().count
    }

    /// Lets a call fail, then runs without the fault.
    ///
    /// - Returns: Whether everything was as it must be; nil where the run made fewer calls this time.
    func survives(call number: Int) throws -> Bool? {
        defer { try? FileManager.default.removeItem(at: folder) }
        var fault = fault
        fault.number = number
        let disturbed = try pipeline.run(output: Self.output, environment: injector.environment(fault, below: folder))
        guard let struck = try injector.takeReport().first else { return nil }
        var problems = problems(of: disturbed, struck: struck)
        let repaired = try pipeline.run(output: Self.output)
        if repaired.code != 0 || !repaired.failures.isEmpty || !repaired.warnings.isEmpty {
            problems.append("the next run does not succeed (\(repaired.code))")
        } else {
            problems += try damages()
        }
        let again = disturbed.stages("done").intersection(repaired.stages("starts"))
        if !again.isEmpty { problems.append("finished, and run again: \(again.sorted())") }
        if !problems.isEmpty {
            let said = "it said (\(disturbed.code)):\n\(disturbed.errors)the next run:\n\(repaired.errors)"
            Issue.record("\(fault), number \(number), \(struck): \(problems.joined(separator: "; "))\n\(said)")
        }
        return problems.isEmpty
    }

    private func problems(of result: Program.Result, struck: String) -> [String] {
        var problems: [String] = []
        if ![0, 1].contains(result.code) { problems.append("it crashed, or never ended") }
        if result.failures.count != Int(result.code) { problems.append("it names \(result.failures.count) failures") }
        if result.code == 1, endsNoRun(struck), !result.stages("starts").isEmpty {
            problems.append("the history ended a run that had begun")
        }
        if result.code == 1, result.failures.contains(where: { !$0.contains(folder.path) }) {
            problems.append("the failure names no path")
        }
        if result.code == 0, result.warnings.isEmpty, !mayPassUnnoticed(struck) {
            problems.append("nothing is said")
        }
        if result.errors.contains("Cocoa") || result.errors.contains("could not be completed") {
            problems.append("it does not say why")
        }
        return problems
    }

    /// Whether this fault, and no other after it, struck the history, without which a run that has begun goes on.
    private func endsNoRun(_ struck: String) -> Bool {
        if case .fromThenOn = fault.kind { return false }
        return struck.contains("/\(Self.output)/.unroll/unroll.sqlite")
    }

    /// Whether nothing is lost by this fault, so that nothing need be said.
    private func mayPassUnnoticed(_ struck: String) -> Bool {
        // A short write is gone on with. What cannot be seen or read where it is only looked at is made anew.
        if case .short = fault.kind { return true }
        if fault.calls == [.look] || fault.calls == [.stat] || fault.calls == [.read] { return true }
        // The name of the lock's holder; what was checked, which is then checked again; folders that the next run empties; a log that is moved into the history by the next one
        // that opens it; a failure's log where there was no failure.
        // What is written to the log is the history itself, of which none may be lost in silence.
        if struck.hasPrefix("write "), struck.hasSuffix("/.unroll/unroll.sqlite-wal") { return false }
        // SQLite lets the folder's own fsync go.
        if struck.hasSuffix("/\(Self.output)/.unroll") { return true }
        return [".unroll/lock", ".unroll/checked", ".unroll/running", ".unroll/unroll.sqlite", ".unroll/failed"]
            .contains { struck.contains("/\(Self.output)/\($0)") }
    }

    private func damages() throws -> [String] {
        var problems: [String] = []
        let found = try pipeline.artifacts(output: Self.output)
        if found != artifacts {
            let differing = Set(found.keys).union(artifacts.keys).filter { found[$0] != artifacts[$0] }
            problems.append("other artifacts: \(differing.sorted())")
        }
        let damage = try pipeline.damage(output: Self.output)
        if !damage.isEmpty { problems.append("damaged or left behind: \(damage)") }
        return problems
    }
}

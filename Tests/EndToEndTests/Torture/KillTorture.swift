import Foundation
import TestSupport
import Testing

/// Rounds of a pipeline in folders of their own, each run again and again until it is left to end.
@Suite("The program, killed again and again,", .serialized)
struct KillTorture {
    @Test("goes on from where it was, and ends with the same bytes in every file as when it is let alone: all stages")
    func stages() throws {
        try kill(
            Torture.count(short: 6, full: 200), within: 0.02...2.5, [["-p", FinishedQuickRun.pipeline]])
    }

    @Test("goes on from where it was, and ends with the same bytes in every file as when it is let alone: trainings")
    func trainings() throws {
        let rounds = LongTrainings.stages.map { ["-p", LongTrainings.file, $0] }
        let count = try kill(Torture.count(short: 5, full: 200), atOnce: 8, within: 0.1...1, rounds)
        #expect(count.resumed.count == 5 || !Torture.isFull, "went on: \(count.resumed)")
    }

    private struct KillCount {
        var kills = 0
        var rounds = 0
        /// How often each training went on from a checkpoint.
        var resumed: [String: Int] = [:]
        var files = 0
        var bytes = 0
    }

    /// Kills until `wanted` kills are survived, at most `limit` of them in a round: runs that live for some of the `seconds`, with
    /// the arguments that follow each other in `rounds`, from the first again after the last.
    ///
    /// - Returns: What was survived.
    /// - Throws: The errors of files and processes.
    @discardableResult
    private func kill(
        _ wanted: Int, atOnce limit: Int = .max, within seconds: ClosedRange<Double>, _ rounds: [[String]]
    ) throws -> KillCount {
        let seed = UInt64(Date().timeIntervalSince1970)
        var random = SeededGenerator(seed: seed)
        var count = KillCount()
        var references: [[String]: [String: Data]] = [:]
        while count.kills < wanted {
            let arguments = rounds[count.rounds % rounds.count]
            let reference = try references[arguments] ?? inNewFolder { try $0.filesAfterRun(arguments) }
            references[arguments] = reference
            try inNewFolder { program in
                // From the last kill on it is left to end.
                let last = count.kills + min(limit, wanted - count.kills)
                while count.kills < last,
                    try !killOrLetEnd(program, arguments, within: .random(in: seconds, using: &random), &count)
                {}
                let files = try program.filesAfterRun(arguments)
                #expect(Set(files.keys) == Set(reference.keys))
                for (path, bytes) in files {
                    #expect(bytes == reference[path], "\(path) differs; the kills' seed is \(seed)")
                    count.bytes += bytes.count
                }
                count.files += files.count
                #expect(try program.scratchFolders().isEmpty)
                let verified = try program.run("verify", "--quiet")
                #expect(verified.output.contains("all of the cache holds"), "\(verified.output)")
            }
            count.rounds += 1
        }
        let resumed = count.resumed.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        Torture.report(
            "\(rounds[0][1]): kills survived: \(count.kills) (seed \(seed)) in \(count.rounds) rounds; went on from a "
                + "checkpoint: \(resumed); compared: \(count.files) files, \(count.bytes) bytes")
        return count
    }

    private func inNewFolder<Result>(_ body: (Program) throws -> Result) throws -> Result {
        try Program.inNewFolder { program in
            try Data(LongTrainings.text.utf8).write(to: program.folder.appending(path: LongTrainings.file))
            return try body(program)
        }
    }

    /// Starts a run and kills it after so many seconds.
    ///
    /// - Returns: Whether it had ended before.
    private func killOrLetEnd(
        _ program: Program, _ arguments: [String], within seconds: Double, _ count: inout KillCount
    ) throws -> Bool {
        let running = try program.start(["run", "--checkpoint-interval", "0"] + arguments)
        let ended = DispatchSemaphore(value: 0)
        running.process.terminationHandler = { _ in ended.signal() }
        if ended.wait(timeout: .now() + seconds) == .success { running.process.waitUntilExit() }
        let isKilled = try running.kill()
        for line in try running.errorsSoFar().split(separator: "\n") where line.contains("goes on after") {
            count.resumed[String(line.prefix { $0 != " " }), default: 0] += 1
        }
        if isKilled { count.kills += 1 }
        return !isKilled
    }
}

extension Program {
    /// Runs to the end, and gives all files that are shown then, but for the page, which tells times.
    fileprivate func filesAfterRun(_ arguments: [String]) throws -> [String: Data] {
        let result = try run(["run"] + arguments)
        try #require(result.code == 0, "\(result.errors)")
        let output = folder.appending(path: "Output")
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: output.path)
        where !path.hasPrefix(".unroll") && path != "index.html" && path.contains("/") {
            let url = output.appending(path: path)
            if !url.hasDirectoryPath { files[path] = try Data(contentsOf: url) }
        }
        return files
    }

    fileprivate func scratchFolders() throws -> [String] {
        try FileManager.default.contentsOfDirectory(
            atPath: folder.appending(path: "Output/.unroll/running").path)
    }
}

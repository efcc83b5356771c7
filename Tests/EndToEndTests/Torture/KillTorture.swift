import Foundation
import TestSupport
import Testing

extension AfterQuickRun {
    @Suite("The program, killed again and again,")
    struct KillTorture {
        /// Rounds of the quick pipeline in folders of their own, each run again and again until it is left to end.
        @Test("goes on from where it was, and ends with the same bytes in every file as when it is let alone")
        func killed() throws {
            let wanted = Torture.count(short: 8, full: 200)
            let seed = UInt64(Date().timeIntervalSince1970)
            var random = SeededGenerator(seed: seed)
            var count = KillCount()
            let reference = try FinishedQuickRun.withCopy { try $0.shownFiles() }
            #expect(reference.count > 100)
            while count.kills < wanted {
                try Program.inNewFolder { program in
                    while try !killOrLetEnd(program, within: .random(in: 0.02...2.5, using: &random), &count) {
                        // From then on it is left to end.
                        if count.kills >= wanted { break }
                    }
                    let last = try program.run("run", "-p", FinishedQuickRun.pipeline)
                    #expect(last.code == 0, "\(last.errors)")
                    let files = try program.shownFiles()
                    #expect(Set(files.keys) == Set(reference.keys))
                    for (path, bytes) in files {
                        #expect(bytes == reference[path], "\(path) differs; the kills' seed is \(seed)")
                        count.bytes += bytes.count
                    }
                    count.files += files.count
                    #expect(try program.scratchFolders().isEmpty)
                    let verified = try program.run("verify", "--quiet")
                    #expect(verified.code == 0, "\(verified.output)")
                }
                count.rounds += 1
            }
            #expect(count.resumed > 0 || !Torture.isFull, "no training went on from a checkpoint")
            Torture.report(
                "kills survived: \(count.kills) (seed \(seed)) in \(count.rounds) rounds of 24 stages; trainings that "
                    + "went on from a checkpoint: \(count.resumed); compared: \(count.files) files, \(count.bytes) bytes"
            )
        }

        private struct KillCount {
            var kills = 0
            var rounds = 0
            var resumed = 0
            var files = 0
            var bytes = 0
        }

        /// Starts a run and kills it after so many seconds.
        ///
        /// - Returns: Whether it had ended before.
        private func killOrLetEnd(
            _ program: Program, within seconds: Double, _ count: inout KillCount
        ) throws -> Bool {
            let running = try program.start(
                ["run", "-p", FinishedQuickRun.pipeline, "--checkpoint-interval", "0"])
            let ended = DispatchSemaphore(value: 0)
            running.process.terminationHandler = { _ in ended.signal() }
            let hasEnded = ended.wait(timeout: .now() + seconds) == .success
            if !hasEnded {
                kill(running.process.processIdentifier, SIGKILL)
                ended.wait()
            }
            running.process.waitUntilExit()
            let errors = try running.errorsSoFar()
            count.resumed += errors.split(separator: "\n").count { $0.contains("goes on after") }
            if running.process.terminationReason == .uncaughtSignal {
                count.kills += 1
                return false
            }
            #expect(running.process.terminationStatus == 0, "\(errors)")
            return true
        }
    }
}

extension Program {
    /// All files that are shown, but for the page, which tells times.
    fileprivate func shownFiles() throws -> [String: Data] {
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

import Foundation
import PipelineEngine
import TestSupport
import Testing

@Suite("Many programs in one output folder, tortured")
struct RaceTorture {
    private static let seed: UInt64 = 20_261_125

    /// What every process may end with: well, or because another one holds the folder.
    private static let runs: [[String]] = [
        ["run"], ["run", "evaluate"], ["run", "-S", "fit.hidden-size=5"], ["run", "fit", "--force"],
        ["run", "--no-wait"],
    ]
    private static let readers: [[String]] = [
        ["status"], ["runs", "--json"], ["metrics"], ["why", "train"], ["show"], ["logs", "signals"], ["dag"],
        ["run", "--dry-run"], ["clean"], ["doctor"],
    ]

    private struct Racer {
        let words: [String]
        let running: Program.Running
        let isKilled: Bool
    }

    @Test("share the work or say that they cannot, and leave everything whole, whoever is killed")
    func race() throws {
        var generator = SeededGenerator(seed: Self.seed)
        var counts = (raced: 0, killed: 0, busy: 0, objects: 0, records: 0, rows: 0)
        for round in 0..<Torture.count(short: 2, full: 10) {
            try withTemporaryFolder { folder in
                let program = Program(folder: folder)
                defer { program.endProcesses() }
                try RacedPipeline.write(to: folder)
                let racers = try start(program, by: &generator, count: Torture.count(short: 6, full: 8))
                var killed = 0
                for racer in racers {
                    racer.running.process.waitUntilExit()
                    let result = try racer.running.result()
                    // 'timeout' ends as what it killed did.
                    let isDead = racer.isKilled && [SIGKILL, 128 + SIGKILL].contains(result.code)
                    #expect(isDead || [0, 75].contains(result.code), "round \(round), \(racer.words): \(result)")
                    #expect(result.code != 75 || result.errors.contains("running stages in"), "\(result)")
                    if isDead { killed += 1 }
                    if result.code == 75 { counts.busy += 1 }
                }
                let last = try program.run("run", "-p", RacedPipeline.path)
                #expect(last.code == 0, "\(last)")
                #expect(try program.run("status", "-p", RacedPipeline.path, "--exit-code").code == 0)
                let inspection = try inspect(folder, killed: killed)
                counts.raced += racers.count
                counts.killed += killed
                counts.objects += inspection.objects + inspection.shown
                counts.records += inspection.manifests
                counts.rows += inspection.rows
            }
        }
        Torture.report(
            "\(counts.raced) processes raced (seed \(Self.seed)), \(counts.killed) were killed, \(counts.busy) ended with 75; "
                + "\(counts.objects) objects and shown files, \(counts.records) records of executions and \(counts.rows) rows "
                + "of the history are whole")
    }

    @Test("read what they want at any moment of a run, also when the history is just made, or its last writer goes")
    func readers() throws {
        let loops = Torture.count(short: 1, full: 4)
        let runs = Torture.count(short: 4, full: 60)
        try withTemporaryFolder { folder in
            let program = Program(folder: folder)
            defer { program.endProcesses() }
            try RacedPipeline.write(to: folder)
            let reading = try (0..<loops).map { _ in try startReading(program) }
            for seed in 0..<runs {
                let result = try program.run("run", "fit", "-q", "-p", RacedPipeline.path, "-S", "fit.seed=\(seed)")
                #expect(result.code == 0, "\(result)")
            }
            try Data().write(to: folder.appending(path: "enough"))
            var looks = 0
            for reader in reading {
                reader.process.waitUntilExit()
                let result = try reader.result()
                #expect(result.code == 0 && result.errors.isEmpty, "\(result.errors)")
                looks += result.output.split(separator: "\n").count
            }
            var inspection = FolderInspection(OutputFolder(root: folder.appending(path: "Output")))
            try inspection.checkHistory(killed: 0)
            Torture.report("\(looks) looks from \(loops) loops of readers at \(runs) runs")
        }
    }

    /// Starts a shell that looks again and again until a file says that it is enough; it writes a line for each look, and what
    /// a command that failed said.
    private func startReading(_ program: Program) throws -> Program.Running {
        let script = """
            while test ! -e enough; do
                for look in runs show metrics status 'why fit'; do
                    "$0" $look -p "$1" > looked.$$ 2>&1 || { echo "$look: $?"; cat looked.$$; } >&2
                    echo "$look"
                done
            done
            """
        return try program.start(
            ["-c", script, Program.executable.path, RacedPipeline.path], by: URL(filePath: "/bin/sh"))
    }

    /// Starts all at once, in any order; one of them is killed at some moment.
    private func start(_ program: Program, by generator: inout SeededGenerator, count: Int) throws -> [Racer] {
        var all = Self.runs.shuffled(using: &generator) + [["run"], ["run"]]
        all = Array(all.prefix(count - 2))
        all.insert(["run"], at: 0)
        all.append(Self.readers.randomElement(using: &generator) ?? ["status"])
        let victim = Int.random(in: 0..<all.count, using: &generator)
        let moment = Double.random(in: 0.02...0.6, using: &generator)
        return try all.enumerated().shuffled(using: &generator).map { index, words in
            let arguments = words + ["-p", RacedPipeline.path]
            guard index == victim else {
                return Racer(words: words, running: try program.start(arguments), isKilled: false)
            }
            let timeout = try #require(programOnPath("timeout"))
            let running = try program.start(
                ["-s", "KILL", "\(moment)", Program.executable.path] + arguments, by: timeout)
            return Racer(words: words, running: running, isKilled: true)
        }
    }

    private func inspect(_ root: URL, killed: Int) throws -> FolderInspection {
        let folder = OutputFolder(root: root.appending(path: "Output"))
        var inspection = FolderInspection(folder)
        try inspection.checkStore(stages: RacedPipeline.stages)
        try inspection.checkHistory(killed: killed)
        try inspection.checkMetrics(of: ["train", "fit"])
        // The report is made anew where the training of the changed run was, so that only the others are asked for.
        for stage in ["signals", "train", "fit", "evaluate"] {
            let (ended, begun) = try inspection.executions(of: stage)
            #expect(ended <= 1 && begun >= 1 && begun - ended <= killed, "\(stage): \(begun) began, \(ended) ended")
        }
        return inspection
    }
}

import Foundation
import Tensors
import TestSupport
import Testing

extension AfterQuickRun {
    @Suite("unroll gc", .serialized)
    struct CollectTests {
        private struct Report: Decodable {
            struct Amount: Decodable, Equatable {
                let count: Int
                let bytes: Int
            }

            let removed: [String: Amount]
            let kept: [String: Amount]

            var removedCount: Int { removed.values.reduce(0) { $0 + $1.count } }
        }

        private func collect(_ program: Program, _ options: String...) throws -> Report {
            let result = try program.run(["gc", "--json"] + options)
            #expect(result.code == 0, "\(result.errors)")
            return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
        }

        private func run(_ program: Program, rate: String? = nil) throws {
            let setting = rate.map { ["-S", "train-rnn-regression.learning-rate=\($0)"] } ?? []
            #expect(try program.run(["run", "-p", FinishedQuickRun.pipeline] + setting).code == 0)
        }

        @Test(
            "keeps what is shown, what every pipeline of the folder comes to and the newest runs; a dry run only tells")
        func kept() throws {
            try FinishedQuickRun.withCopy { program in
                #expect(try collect(program).removedCount == 0)
                try run(program, rate: "0.03")
                try run(program, rate: "0.04")
                #expect(try collect(program).removedCount == 0, "all of it is of the newest runs")
                let plan = try collect(program, "--dry-run", "--keep-runs", "1")
                // The training, its evaluation, its figures and the page, with the rate of 0.03.
                #expect(plan.removed["records"]?.count == 4 && (plan.removed["objects"]?.count ?? 0) > 4)
                #expect(try collect(program, "--keep-runs", "2").removedCount == 0)
                let done = try collect(program, "--keep-runs", "1")
                #expect(done.removed == plan.removed && done.kept == plan.kept)
                #expect(try collect(program, "--keep-runs", "1").removedCount == 0)
                #expect(try program.run("verify", "-q").code == 0)
                let back = try program.run("run", "-p", FinishedQuickRun.pipeline)
                #expect(back.errors.contains("0 of 24 stages ran"), "\(back.errors)")
                let text = try program.run("gc", "--keep-runs", "0")
                #expect(text.output.contains("records of executions") && text.output.contains("Pipelines/quick.yaml"))
            }
        }

        @Test("waits for a run that goes on, or ends with 75 and says who runs")
        func besideARun() throws {
            try FinishedQuickRun.withCopy { program in
                let first = try program.start(["run", "-p", FinishedQuickRun.pipeline, "--force", "-v"])
                try first.awaitWords("starts")
                let dry = try program.run("gc", "-n")
                let refused = try program.run("gc", "--no-wait", "--keep-runs", "0")
                let waited = try program.run("gc", "--keep-runs", "0")
                first.process.waitUntilExit()
                #expect(first.process.terminationStatus == 0)
                #expect(dry.code == 0 && dry.errors.contains(" is at work here: some of this is what it is writing"))
                #expect(refused.code == 75 && refused.errors.contains("process \(first.process.processIdentifier)"))
                #expect(waited.code == 0 && waited.errors.contains("waiting: process"))
                #expect(try program.run("verify", "-q").code == 0)
            }
        }

        @Test("says which neighbour of the pipeline is none, and refuses one that is named")
        func strangers() throws {
            try FinishedQuickRun.withCopy { program in
                try Data("a: 1".utf8).write(to: program.folder.appending(path: "Pipelines/other.yaml"))
                let beside = try program.run("gc", "-n")
                #expect(beside.code == 0)
                #expect(beside.errors.hasPrefix("Pipelines/other.yaml is no pipeline, and nothing is kept for it: "))
                #expect(try program.run("gc", "-n", "Pipelines/other.yaml").code == 2)
                #expect(try program.run("gc", "--keep-runs=-1").code == 2)
                let nothing = try program.run("gc", "-o", "nowhere")
                #expect(nothing.code == 0 && nothing.output == "there is nothing to remove\n")
            }
        }
    }

    @Suite("A collection that is killed", .serialized)
    struct CollectTorture {
        @Test("at any moment leaves a cache that holds, and what is kept is up to date")
        func killed() throws {
            let seed: UInt64 = 7
            var generator = RandomGenerator(seed: seed, stream: "moments")
            let count = Torture.count(short: 2, full: 50)
            var left = 0
            try FinishedQuickRun.withCopy { program in
                for number in 0..<count {
                    let rate = "train-rnn-regression.learning-rate=0.03\(number)"
                    let other = try program.run(
                        "run", "-p", FinishedQuickRun.pipeline, "-S", rate, "plot-rnn-regression")
                    #expect(other.code == 0, "\(other.errors)")
                    let back = try program.run("run", "-p", FinishedQuickRun.pipeline)
                    #expect(back.errors.contains("0 of 24 stages ran"), "\(back.errors)")
                    let collecting = try program.start(["gc", "--keep-runs", "0"])
                    let moment = DispatchTime.now() + .microseconds(Int.random(in: 0..<80_000, using: &generator))
                    while DispatchTime.now() < moment, collecting.process.isRunning { sched_yield() }
                    if try collecting.kill() { left += 1 }
                    let verified = try program.run("verify", "-q")
                    #expect(verified.code == 0, "\(verified.output)")
                    let after = try program.run("run", "-p", FinishedQuickRun.pipeline)
                    #expect(after.errors.contains("everything is up to date"), "\(after.errors)")
                }
                #expect(try program.run("gc", "--keep-runs", "0").code == 0)
                let rest = try program.run("gc", "--keep-runs", "0", "--dry-run")
                #expect(rest.output.hasPrefix("there is nothing to remove"), "\(rest.output)")
            }
            Torture.report("collections killed: \(left) of \(count) before their end (seed \(seed))")
        }
    }
}

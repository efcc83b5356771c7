import Foundation
import TestSupport
import Testing

/// The whole pipeline at its quick size, on real MNIST, in the folder that UNROLL_MNIST_DIR names.
@Suite("The quick pipeline", .serialized)
struct PipelineTests {
    private func withQuickRun(_ body: (Program) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try FileManager.default.copyItem(
                at: Program.repository.appending(path: "Pipelines"), to: folder.appending(path: "Pipelines"))
            let program = Program(folder: folder)
            let result = try program.run("run", "-p", "Pipelines/quick.yaml")
            #expect(result.code == 0, "\(result.errors)")
            try body(program)
        }
    }

    private func quick(_ program: Program, _ arguments: String...) throws -> Program.Result {
        let process = try program.start(arguments + ["-p", "Pipelines/quick.yaml"])
        process.process.waitUntilExit()
        return try process.result()
    }

    private func ran(_ result: Program.Result) throws -> [String] {
        let report = try JSONDecoder().decode(RunReport.self, from: Data(result.output.utf8))
        return report.stages.filter { $0.outcome == "ran" }.map(\.name)
    }

    private struct RunReport: Decodable {
        struct Stage: Decodable {
            let name: String
            let outcome: String
        }

        let stages: [Stage]
    }

    private func bytes(_ program: Program, _ path: String) -> Data? {
        try? Data(contentsOf: program.folder.appending(path: "Output/\(path)"))
    }

    @Test("prints what the tutorial prints, and writes weights, figures and a page that asks for nothing outside")
    func outputs() throws {
        try withQuickRun { program in
            let log = String(decoding: bytes(program, "train-classifier/log.txt") ?? Data(), as: UTF8.self)
            #expect(log.hasPrefix("RNN(\n  (rnn): LSTM(28, 32, batch_first=True)\n"))
            let lines = log.split(separator: "\n").filter { $0.hasPrefix("Epoch:  0 | train loss: ") }
            #expect(lines.count == 1)
            #expect(lines.allSatisfy { $0.contains(" | test accuracy: ") })
            let answers = String(decoding: bytes(program, "evaluate-classifier/log.txt") ?? Data(), as: UTF8.self)
            #expect(answers.hasSuffix("[7 2 1 0 4 1 4 9 5 9] real number\n"))
            #expect(bytes(program, "parse-mnist/log.txt") == Data("(60000, 28, 28)\n(60000)\n".utf8))
            for figure in ["first-training-image", "loss", "accuracy", "confusion-matrix", "first-ten-predictions"] {
                #expect(bytes(program, "plot-classifier/\(figure).png")?.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
            }
            let page = String(decoding: bytes(program, "index.html") ?? Data(), as: UTF8.self)
            #expect(page.contains("default-src 'none'") && !page.contains("src=\"http"))
        }
    }

    @Test("has nothing to do the second time, and restores a deleted file without running anything")
    func secondRun() throws {
        try withQuickRun { program in
            let second = try quick(program, "run")
            #expect(second.errors.contains("everything is up to date"))
            let figure = program.folder.appending(path: "Output/plot-classifier/loss.png")
            let before = try Data(contentsOf: figure)
            try FileManager.default.removeItem(at: figure)
            #expect(try quick(program, "status", "--exit-code").code == 3)
            #expect(try ran(quick(program, "run", "--json")).isEmpty)
            #expect(try Data(contentsOf: figure) == before)
        }
    }

    @Test("reruns what depends on a changed parameter and nothing else")
    func changedParameter() throws {
        try withQuickRun { program in
            let result = try quick(program, "run", "--json", "-S", "train-classifier.learning-rate=0.02")
            #expect(try ran(result) == ["train-classifier", "evaluate-classifier", "plot-classifier", "report"])
        }
    }

    @Test("gives the same bytes when it is made again, with one thread and with three")
    func sameBytes() throws {
        try withQuickRun { program in
            let files = [
                "train-classifier/classifier.safetensors", "train-classifier/metrics.csv", "plot-classifier/loss.png",
                "evaluate-classifier/predictions.safetensors", "plot-classifier/figures.json",
            ]
            let before = files.map { bytes(program, $0) }
            for threads in ["1", "3"] {
                let result = try quick(program, "run", "--force", "--threads", threads)
                #expect(result.code == 0 && !result.errors.contains("OTHER bytes"), "\(result.errors)")
                #expect(files.map { bytes(program, $0) } == before)
            }
        }
    }

    @Test("ends with 1 and names the step when the loss becomes NaN, and keeps what was finished")
    func divergence() throws {
        try withQuickRun { program in
            let result = try quick(program, "run", "-S", "train-classifier.learning-rate=1e38")
            #expect(result.code == 1)
            #expect(
                result.errors.contains("The loss of step 1 is") && result.errors.contains("Lower the learning rate"))
            #expect(try quick(program, "status", "--quiet", "--exit-code").code == 0)
        }
    }

    @Test("run by two at once is run by one, and the other waits or is told who it is")
    func twoAtOnce() throws {
        try withQuickRun { program in
            let first = try program.start(["run", "-p", "Pipelines/quick.yaml", "--force", "-v"])
            while try !first.errorsSoFar().contains("starts"), first.process.isRunning { sched_yield() }
            let refused = try quick(program, "run", "--no-wait")
            let waited = try quick(program, "run")
            first.process.waitUntilExit()
            #expect(first.process.terminationStatus == 0)
            #expect(refused.code == 75)
            #expect(refused.errors.contains("process \(first.process.processIdentifier) ('unroll run"))
            #expect(waited.code == 0 && waited.errors.contains("waiting: process"))
        }
    }

    @Test("killed at once leaves nothing in the way of the next run, which gives the same bytes")
    func killed() throws {
        try withQuickRun { program in
            let before = bytes(program, "train-classifier/classifier.safetensors")
            let running = try program.start(["run", "-p", "Pipelines/quick.yaml", "--force", "-v"])
            while try !running.errorsSoFar().contains("RNN("), running.process.isRunning { sched_yield() }
            kill(running.process.processIdentifier, SIGKILL)
            running.process.waitUntilExit()
            let next = try quick(program, "run", "--force", "train-classifier")
            #expect(next.code == 0 && next.errors.contains("the same bytes as before"), "\(next.errors)")
            #expect(bytes(program, "train-classifier/classifier.safetensors") == before)
            let scratch = program.folder.appending(path: "Output/.unroll/running").path
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch).isEmpty)
        }
    }

    @Test("stops at the first interrupt with code 130, and goes on afterwards")
    func interrupted() throws {
        try withQuickRun { program in
            let running = try program.start(
                [
                    "run", "-p", "Pipelines/quick.yaml", "-S", "train-classifier.epochs=200", "-S",
                    "train-classifier.seed=2",
                ])
            while try !running.errorsSoFar().contains("train-classifier     starts"), running.process.isRunning {
                sched_yield()
            }
            running.process.interrupt()
            running.process.waitUntilExit()
            #expect(running.process.terminationStatus == 130)
            #expect(try running.result().errors.contains("the stages that were finished are kept"))
            #expect(try quick(program, "run").code == 0)
        }
    }
}

import Foundation
import TestSupport
import Testing

extension AfterQuickRun {
    @Suite("The quick pipeline", .serialized)
    struct PipelineTests {
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

        @Test("has nothing to do the second time, and restores a deleted file without running anything")
        func secondRun() throws {
            try FinishedQuickRun.withCopy { program in
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
            try FinishedQuickRun.withCopy { program in
                let classifier = try quick(program, "run", "--json", "-S", "train-classifier.learning-rate=0.02")
                #expect(
                    try ran(classifier) == ["train-classifier", "evaluate-classifier", "plot-classifier", "report"])
                let autoencoder = try quick(program, "run", "--json", "-S", "train-autoencoder.epochs=1")
                #expect(
                    try ran(autoencoder) == ["train-autoencoder", "evaluate-autoencoder", "plot-autoencoder", "report"])
            }
        }

        @Test("ends with 1 and names the step when the loss becomes NaN, and keeps what was finished")
        func divergence() throws {
            try FinishedQuickRun.withCopy { program in
                let result = try quick(program, "run", "-S", "train-classifier.learning-rate=1e38")
                #expect(result.code == 1)
                #expect(
                    result.errors.contains("The loss of step 1 is") && result.errors.contains("Lower the learning rate")
                )
                #expect(try quick(program, "status", "--quiet", "--exit-code").code == 0)
            }
        }

        @Test("run by two at once is run by one, and the other waits or is told who it is")
        func twoAtOnce() throws {
            try FinishedQuickRun.withCopy { program in
                let first = try program.start(["run", "-p", "Pipelines/quick.yaml", "--force", "-v"])
                try first.awaitWords("starts")
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
            try FinishedQuickRun.withCopy { program in
                let before = bytes(program, "train-classifier/classifier.safetensors")
                let running = try program.start(["run", "-p", "Pipelines/quick.yaml", "--force", "-v"])
                try running.awaitWords("RNN(")
                try #require(try running.kill())
                let next = try quick(program, "run", "--force", "train-classifier")
                #expect(next.code == 0 && next.errors.contains("the same bytes as before"), "\(next.errors)")
                #expect(bytes(program, "train-classifier/classifier.safetensors") == before)
                let scratch = program.folder.appending(path: "Output/.unroll/running").path
                #expect(try FileManager.default.contentsOfDirectory(atPath: scratch).isEmpty)
            }
        }

        @Test("stops at the first interrupt with code 130, and goes on afterwards")
        func interrupted() throws {
            try FinishedQuickRun.withCopy { program in
                let running = try program.start(
                    [
                        "run", "-p", "Pipelines/quick.yaml", "-S", "train-classifier.epochs=200", "-S",
                        "train-classifier.seed=2",
                    ])
                try running.awaitWords("train-classifier           starts")
                running.process.interrupt()
                running.process.waitUntilExit()
                #expect(running.process.terminationStatus == 130)
                #expect(try running.result().errors.contains("the stages that were finished are kept"))
                #expect(try quick(program, "run").code == 0)
            }
        }
    }
}

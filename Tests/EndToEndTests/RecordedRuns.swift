import Foundation
import TestSupport
import Testing

/// Gives all tests of a suite one folder in which the classifier's stages ran three times: well, to a failure, and until it
/// was killed.
struct RecordedRuns: SuiteTrait, TestScoping {
    static let pipeline = "classifier.yaml"

    private static let text = """
        stages:
          fetch-mnist: { uses: fetch-mnist }
          parse-mnist: { uses: parse-mnist, needs: { files: fetch-mnist } }
          train-classifier:
            uses: train-classifier
            needs: { digits: parse-mnist }
            with: { train-images: 3200, evaluation-images: 500, hidden-size: 32 }
          evaluate-classifier:
            uses: evaluate-classifier
            needs: { digits: parse-mnist, training: train-classifier }
          plot-classifier:
            uses: plot-classifier
            needs: { digits: parse-mnist, training: train-classifier, evaluation: evaluate-classifier }
          report:
            uses: write-report
            needs: [fetch-mnist, parse-mnist, train-classifier, evaluate-classifier, plot-classifier]
        """

    @TaskLocal private static var shared: Program?

    /// The program in that folder, for tests that only look.
    static var program: Program {
        get throws { try #require(shared) }
    }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            try Program.copyPipelines(to: folder)
            try Data(Self.text.utf8).write(to: folder.appending(path: Self.pipeline))
            let program = Program(folder: folder)
            defer { program.endProcesses() }
            let first = try program.run("run", "-p", Self.pipeline)
            #expect(first.code == 0, "\(first.errors)")
            let second = try program.run("run", "-p", Self.pipeline, "-S", "train-classifier.learning-rate=1e38")
            #expect(second.code == 1, "\(second.errors)")
            try killRun(program)
            try await Self.$shared.withValue(program) { try await body() }
        }
    }

    private func killRun(_ program: Program) throws {
        let running = try program.start(["run", "-p", Self.pipeline, "--force", "-v"])
        try running.awaitWords("starts")
        try #require(try running.kill())
    }
}

import Foundation
import TestSupport
import Testing

/// Gives all tests of a suite one folder in which the quick pipeline ran three times: well, to a failure, and until it
/// was killed.
struct QuickRuns: SuiteTrait, TestScoping {
    static let pipeline = "Pipelines/quick.yaml"

    @TaskLocal private static var shared: Program?

    /// The program in that folder, for tests that only look.
    static var program: Program {
        get throws { try #require(shared) }
    }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            try FileManager.default.copyItem(
                at: Program.repository.appending(path: "Pipelines"), to: folder.appending(path: "Pipelines"))
            let program = Program(folder: folder)
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
        while try !running.errorsSoFar().contains("starts"), running.process.isRunning { sched_yield() }
        kill(running.process.processIdentifier, SIGKILL)
        running.process.waitUntilExit()
    }
}

import Foundation
import TestSupport
import Testing

/// The suites that look at what a run of the quick pipeline leaves.
@Suite("After the quick pipeline ran,", FinishedQuickRun())
struct AfterQuickRun {}

/// Runs the quick pipeline once for all tests of a suite, on real MNIST in the folder that UNROLL_MNIST_DIR names; each
/// test works on a copy of what it left.
struct FinishedQuickRun: SuiteTrait, TestScoping {
    static let pipeline = "Pipelines/quick.yaml"

    @TaskLocal private static var finished: URL?

    /// A copy of the folder in which the quick pipeline ran.
    static func withCopy<Result>(_ body: (Program) throws -> Result) throws -> Result {
        let finished = try #require(finished)
        return try withTemporaryFolder { folder in
            for item in ["Pipelines", "Output"] {
                try FileManager.default.copyItem(
                    at: finished.appending(path: item), to: folder.appending(path: item))
            }
            return try Program.inFolder(folder, body)
        }
    }

    /// The page that the quick pipeline left, to be read and not written.
    static func page() throws -> URL { try #require(finished).appending(path: "Output/index.html") }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            try Program.copyPipelines(to: folder)
            let result = try Program(folder: folder).run("run", "-p", Self.pipeline)
            try #require(result.code == 0, "\(result.errors)")
            try await Self.$finished.withValue(folder) { try await body() }
        }
    }
}

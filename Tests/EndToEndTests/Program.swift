import Foundation
import TestSupport
import Testing

/// The built program, run as a user runs it.
struct Program {
    /// How one run ended.
    struct Result {
        let code: Int32
        let output: String
        let errors: String
    }

    static var repository: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    /// A folder to run in.
    let folder: URL
    private let started = StartedProcesses()

    init(folder: URL) {
        self.folder = folder
    }

    /// The program beside the test bundle: both are products of the same build.
    static var executable: URL {
        get throws {
            let products = Bundle.allBundles.map(\.bundleURL) + [URL(filePath: CommandLine.arguments[0])]
            let candidates = products.map { $0.deletingLastPathComponent().appending(path: "unroll") }
            return try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) })
        }
    }

    /// The program in a folder; what the body started and left running, as where it ends by throwing, is killed afterwards.
    static func inFolder<Result>(_ folder: URL, _ body: (Program) throws -> Result) throws -> Result {
        let program = Program(folder: folder)
        defer { program.endProcesses() }
        return try body(program)
    }

    /// Kills what was started and still runs.
    func endProcesses() {
        started.end()
    }

    /// The program in a new folder that holds the pipelines, and nothing run yet; the folder is removed afterwards.
    static func inNewFolder<Result>(_ body: (Program) throws -> Result) throws -> Result {
        try withTemporaryFolder { folder in
            try copyPipelines(to: folder)
            return try inFolder(folder, body)
        }
    }

    static func copyPipelines(to folder: URL) throws {
        try FileManager.default.copyItem(
            at: repository.appending(path: "Pipelines"), to: folder.appending(path: "Pipelines"))
    }

    /// Runs to the end, perhaps by another program that is given the arguments.
    @discardableResult
    func run(by other: URL? = nil, _ arguments: String..., environment: [String: String] = [:]) throws -> Result {
        try run(arguments, by: other, environment: environment)
    }

    /// Runs to the end.
    @discardableResult
    func run(
        _ arguments: [String], by other: URL? = nil, environment: [String: String] = [:], output: FileHandle? = nil
    ) throws -> Result {
        let process = try start(arguments, by: other, environment: environment, output: output)
        process.process.waitUntilExit()
        return try process.result()
    }

    /// A process that writes its streams into files, so that none can fill up and stall it.
    struct Running {
        let process: Process
        let output: URL
        let errors: URL

        /// What it has written to standard error so far.
        func errorsSoFar() throws -> String {
            try String(contentsOf: errors, encoding: .utf8)
        }

        /// How it ended.
        ///
        /// - Precondition: It has ended.
        func result() throws -> Result {
            Result(
                code: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
                errors: try String(contentsOf: errors, encoding: .utf8))
        }
    }

    /// Starts it, with standard output into a file, or elsewhere.
    func start(
        _ arguments: [String], by other: URL? = nil, environment: [String: String] = [:], output: FileHandle? = nil
    ) throws -> Running {
        let process = Process()
        process.executableURL = try other ?? Self.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var variables = ProcessInfo.processInfo.environment
        variables["NO_COLOR"] = "1"
        variables["UNROLL_MNIST_DIR"] = mnistFolder()?.path
        variables.merge(environment) { $1 }
        process.environment = variables
        let running = Running(
            process: process, output: folder.appending(path: "out-\(UUID().uuidString)"),
            errors: folder.appending(path: "err-\(UUID().uuidString)"))
        for url in [running.output, running.errors] { try Data().write(to: url) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try output ?? FileHandle(forWritingTo: running.output)
        process.standardError = try FileHandle(forWritingTo: running.errors)
        try process.run()
        started.add(process)
        return running
    }
}

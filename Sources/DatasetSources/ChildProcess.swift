import Artifacts
import Foundation

/// A program that runs to its end in a folder of its own.
struct ChildProcess {
    /// The program, sought along PATH, and its arguments.
    let arguments: [String]
    let environment: [String: String]
    let folder: URL
    /// The longest that it may take.
    var secondLimit = 600

    /// Runs the program; returns the end of what it printed.
    ///
    /// - Throws: `FetchError` when it cannot be started or takes too long; `CancellationError` when it is stopped.
    func run(isCancelled: () -> Bool) throws -> String {
        let log = folder.appending(path: "output.log")
        let output = try Delivery.writing(log) {
            try Data().save(to: log)
            return try FileHandle(forWritingTo: log)
        }
        // What the program itself could not write there, it says or it lacks.
        defer { try? output.close() }
        let ended = DispatchSemaphore(value: 0)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        try wait(for: process, ended, isCancelled: isCancelled)
        let text = String(decoding: try Data(wholeFile: log).suffix(1 << 16), as: UTF8.self)
        guard process.terminationStatus != 127 else {
            throw FetchError.packageIndex(reason: "\(arguments.first ?? "") is not installed, or not along PATH")
        }
        return text
    }

    private func wait(for process: Process, _ ended: DispatchSemaphore, isCancelled: () -> Bool) throws {
        for _ in 0..<secondLimit * 10 {
            if ended.wait(timeout: .now() + .milliseconds(100)) == .success { return }
            guard !isCancelled() else {
                kill(process.processIdentifier, SIGKILL)
                ended.wait()
                throw CancellationError()
            }
        }
        kill(process.processIdentifier, SIGKILL)
        ended.wait()
        throw FetchError.packageIndex(reason: "\(arguments.joined(separator: " ")) took over \(secondLimit) seconds")
    }
}

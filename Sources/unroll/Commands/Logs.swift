import ArgumentParser
import Artifacts
import Foundation
import PipelineEngine

/// `unroll logs`: what a stage printed.
struct Logs: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print what a stage printed: the log of the execution that is shown, or of the last that failed.")

    @OptionGroup var options: PipelineOptions
    @Argument(help: "The stage.", completion: StageNames.completion) var stage: String
    @Flag(help: "Print the log of the last execution, which failed.") var failed = false
    @Flag(help: "Write JSON to standard output.") var json = false

    private struct Log: Encodable {
        let schema = 1
        let stage: String
        let key: String?
        let failed: Bool
        let lines: [String]
    }

    func run() throws {
        _ = try options.pipeline(with: [stage])
        let folder = try options.folder()
        let failure = folder.failureLog(of: stage)
        let hasFailed = FileManager.default.fileExists(atPath: failure.path)
        switch folder.shownKey(of: stage).flatMap(folder.store.recordedManifest) {
        case let shown where hasFailed && (failed || shown == nil):
            StandardError.write("the last execution of \(stage) failed; this is what it had printed")
            try write(Data(wholeFile: failure), key: nil, failed: true)
        case nil: try writeNothing("\(stage) has not run yet in \(options.outputPath)")
        case _ where failed: try writeNothing("the last execution of \(stage) did not fail")
        case let manifest?:
            if hasFailed {
                StandardError.write(
                    "the last execution of \(stage) failed; this is the log of what is shown. "
                        + "Add --failed for the other")
            }
            try writeLog(of: manifest, in: folder)
        }
    }

    private func writeNothing(_ reason: String) throws {
        StandardError.write(reason)
        try write(Data(), key: nil, failed: false)
    }

    private func writeLog(of manifest: Manifest, in folder: OutputFolder) throws {
        guard let output = manifest.output(StageOutput.log.name) else { return }
        let url = folder.store.url(of: output.digest)
        guard folder.store.contains(output.digest, size: output.size) else {
            throw StoreError.unsound(path: url.relativePath)
        }
        try write(Data(wholeFile: url), key: manifest.recipe.key.hexadecimal, failed: false)
    }

    /// Writes the bytes as they are.
    private func write(_ log: Data, key: String?, failed: Bool) throws {
        guard json else { return try FileHandle.standardOutput.write(contentsOf: log) }
        var lines = String(decoding: log, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        try JSONOutput.write(Log(stage: stage, key: key, failed: failed, lines: lines.map(String.init)))
    }
}

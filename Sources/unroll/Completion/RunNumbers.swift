import ArgumentParser
import Foundation
import PipelineEngine
import RunRecords

/// Completes the numbers of recorded runs, newest first, from the output folder that the command line names.
enum RunNumbers {
    private static let limit = 50

    static let completion = CompletionKind.custom { words, _, _ in
        let path = TypedOptions(words: words).value(of: ["-o", "--output"]) ?? PipelineOptions.defaultOutputPath
        let folder = OutputFolder(root: URL(fileURLWithPath: path, isDirectory: true))
        let numbers = try? RunHistory(reading: folder.runDatabase)?.runNumbers(newest: limit)
        return (numbers ?? []).map(String.init) + ["last"]
    }
}

import ArgumentParser
import Foundation
import PipelineEngine

/// Completes the names of stages from the pipeline file that the command line names.
enum StageNames {
    static let completion = CompletionKind.custom { words, _, _ in
        let path = TypedOptions(words: words).value(of: ["-p", "--pipeline"]) ?? PipelineOptions.defaultPipelinePath
        return (try? PipelineFile(contentsOf: URL(fileURLWithPath: path)))?.stageNames ?? []
    }
}

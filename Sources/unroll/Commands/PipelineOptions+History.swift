import PipelineEngine
import RunRecords

extension PipelineOptions {
    /// The history of the output folder; nil, after a word to the user, when no run is recorded.
    func history() throws -> RunHistory? {
        let history = try RunHistory(reading: try folder().runDatabase)
        if history == nil { StandardError.write("no run is recorded yet in \(outputPath)") }
        return history
    }
}

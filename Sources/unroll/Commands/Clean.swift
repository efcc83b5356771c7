import ArgumentParser
import PipelineEngine

/// `unroll clean`: removes what a run shows; the cache and the history stay.
struct Clean: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Remove what runs show in the output folder; the next run restores it from the cache.")

    @OptionGroup var options: PipelineOptions

    func run() throws {
        let removed = try options.folder().removeShown()
        print(removed.isEmpty ? "there was nothing to remove" : "removed \(removed.joined(separator: ", "))")
    }
}

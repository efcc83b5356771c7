import ArgumentParser
import Foundation
import PipelineEngine

/// `unroll clean`: removes what a run shows; the cache and the history stay.
struct Clean: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Remove what runs show in the output folder; the next run restores it from the cache.")

    @OptionGroup var options: PipelineOptions

    func run() throws {
        let folder = try options.folder()
        guard FileManager.default.fileExists(atPath: folder.hidden.path) else {
            return print("there was nothing to remove")
        }
        let lock = try OutputLock(folder, as: .thisProcess())
        let unknown = try folder.unknownStages()
        let removed = try folder.removeShown()
        withExtendedLifetime(lock) {}
        if !unknown.isEmpty {
            StandardError.write(
                "what is shown of \(unknown.joined(separator: ", ")) stays: the record of it is damaged. "
                    + "Run again to have it made anew, then clean; of stages that are in no pipeline any more unroll gc removes "
                    + "the record")
        }
        print(
            removed.isEmpty
                ? "there was nothing to remove" : "removed \(removed.count) files; the cache still holds them")
    }
}

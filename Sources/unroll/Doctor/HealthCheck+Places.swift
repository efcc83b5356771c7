import Foundation
import PipelineEngine
import RunRecords

extension HealthCheck {
    /// What a full pipeline takes, with room for a second set of results.
    private static let bytesWanted = 500_000_000
    /// What even a run that only restores files takes.
    private static let bytesNeeded = 20_000_000

    /// The pipeline file, the output folder and the history in it.
    static func places(_ options: PipelineOptions) -> [HealthCheck] {
        do {
            let folder = try options.folder()
            return [
                pipeline(options), outputFolder(folder.root, path: options.outputPath),
                freeSpace(below: existingFolder(above: folder.root)), history(folder),
            ]
        } catch {
            return [
                pipeline(options),
                HealthCheck("output folder", options.outputPath, for: Self.folderPurpose, .missing, remedy: "\(error)"),
            ]
        }
    }

    private static let folderPurpose = "all that is written; --output names another"

    private static func pipeline(_ options: PipelineOptions) -> HealthCheck {
        let purpose = "--pipeline names another"
        do {
            let count = try options.pipeline().stages.count
            return HealthCheck("pipeline", "\(options.pipelinePath), \(count) stages", for: purpose)
        } catch {
            return HealthCheck("pipeline", options.pipelinePath, for: purpose, .missing, remedy: "\(error)")
        }
    }

    private static func outputFolder(_ url: URL, path: String) -> HealthCheck {
        let purpose = folderPurpose
        let place = existingFolder(above: url)
        guard isFolder(place), access(place.path, W_OK | X_OK) == 0 else {
            return HealthCheck(
                "output folder", path, for: purpose, .missing,
                remedy: "\(place.path) is no folder that can be written to: name another with --output")
        }
        return HealthCheck("output folder", place.path == url.path ? path : "\(path), not made yet", for: purpose)
    }

    private static func freeSpace(below url: URL) -> HealthCheck {
        let name = "disk space"
        let purpose = "a full run takes about 250 MB"
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: url.path)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.intValue else {
            return HealthCheck(name, "unknown", for: purpose, .note)
        }
        let found = free < 10_000_000_000 ? "\(free / 1_000_000) MB free" : "\(free / 1_000_000_000) GB free"
        let state: State = free < bytesNeeded ? .missing : free < bytesWanted ? .note : .ok
        return HealthCheck(name, found, for: purpose, state)
    }

    private static func history(_ folder: OutputFolder) -> HealthCheck {
        let purpose = "what runs, show and metrics read"
        do {
            let count = try RunHistory(reading: folder.runDatabase)?.runCount() ?? 0
            return HealthCheck("history", count == 1 ? "1 run" : "\(count) runs", for: purpose)
        } catch {
            return HealthCheck("history", folder.runDatabase.relativePath, for: purpose, .missing, remedy: "\(error)")
        }
    }

    /// The place itself, or the folder in which it would be made.
    private static func existingFolder(above url: URL) -> URL {
        var place = url.standardizedFileURL
        while !FileManager.default.fileExists(atPath: place.path), place.path != "/" { place.deleteLastPathComponent() }
        return place
    }

    private static func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }
}

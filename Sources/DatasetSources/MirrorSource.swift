import Datasets
import Foundation

/// A folder of the web that holds the files, compressed, as NAME.gz.
struct MirrorSource: Source {
    let base: String
    let policy: DownloadPolicy

    var name: String { "mirror \(URL(string: base)?.host() ?? base)" }

    func fetch(_ files: [DatasetFile], into delivery: inout Delivery) throws {
        for file in files {
            try delivery.checkCancellation()
            let url = base + (base.hasSuffix("/") ? "" : "/") + file.name + ".gz"
            let partial = delivery.folder.appending(path: ".\(file.name).partial")
            defer { try? FileManager.default.removeItem(at: partial) }
            delivery.report("\(file.name): from \(url)")
            // Compression may add a few bytes to noise, never more than a thousandth.
            let download = Download(url: url, sizeLimit: file.byteCount + file.byteCount / 1000 + 1024, policy: policy)
            let start = ContinuousClock.now
            let isJoined = try download.run(
                to: partial, since: start, isCancelled: delivery.isCancelled, report: delivery.report)
            do {
                try accept(file, of: url, from: partial, into: &delivery)
            } catch let error where isJoined && Self.isAboutContents(error) {
                // The mirror's file may have become another between the parts.
                delivery.report("\(error) It came in parts; beginning anew")
                _ = try download.run(
                    to: partial, since: start, isCancelled: delivery.isCancelled, report: delivery.report)
                try accept(file, of: url, from: partial, into: &delivery)
            }
        }
    }

    private static func isAboutContents(_ error: any Error) -> Bool {
        if case FetchError.wrongContents = error { return true }
        return error is DatasetError
    }

    /// Accepts the file; errors name its address, not the temporary file.
    private func accept(_ file: DatasetFile, of url: String, from partial: URL, into delivery: inout Delivery) throws {
        do {
            try delivery.accept(file, from: partial)
        } catch let DatasetError.malformed(_, offset, expected, found) {
            throw DatasetError.malformed(path: url, offset: offset, expected: expected, found: found)
        } catch let FetchError.wrongContents(_, name, expected, found) {
            throw FetchError.wrongContents(path: url, file: name, expected: expected, found: found)
        }
    }
}

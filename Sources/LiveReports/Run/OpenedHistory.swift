import Foundation
import RunRecords

/// The history in a file, opened anew when another file lies in its place.
struct OpenedHistory {
    /// Which file it is, whatever it is called.
    private struct Identity: Equatable {
        let device: UInt64
        let inode: UInt64

        init?(_ url: URL) {
            var status = stat()
            guard stat(url.path, &status) == 0 else { return nil }
            device = UInt64(status.st_dev)
            inode = UInt64(status.st_ino)
        }
    }

    private let url: URL
    private var identity: Identity?

    /// The history; nil as long as there is none.
    private(set) var history: RunHistory?

    /// Looks for a history in a file; nothing is opened yet.
    init(_ url: URL) {
        self.url = url
    }

    /// Sees to it that the history is that of the file which is there now.
    ///
    /// - Returns: Whether it is another than before.
    /// - Throws: `RunRecordsError` when it cannot be read.
    mutating func refresh() throws -> Bool {
        let found = Identity(url)
        if found == identity, history != nil { return false }
        let hadOne = history != nil
        history = nil
        identity = found
        history = try found == nil ? nil : RunHistory(reading: url)
        return hadOne || history != nil
    }
}

import Artifacts

/// The record of what the output folder shows of a stage.
struct ShownRecord: Codable {
    /// A file that is shown.
    struct File: Codable {
        /// Its path from the output folder; nil in the oldest records, which did not say it.
        let path: String?
        /// The digest of the object that it is a copy of.
        let digest: Digest
        /// The facts of the copy when it was made.
        let facts: FileFacts
    }

    /// The key of the execution.
    let key: Digest
    /// The files by the names under which the stage wrote them.
    let files: [String: File]

    /// Where its files lie, from the output folder.
    var paths: [String] { files.values.compactMap(\.path).sorted() }
}

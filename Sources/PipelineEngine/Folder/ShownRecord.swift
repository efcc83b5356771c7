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

    /// Makes sure that every file lies below the output folder, and is none of the cache: they are removed one day.
    ///
    /// - Throws: ``RecordFlaw``.
    func checkPaths() throws(RecordFlaw) {
        for path in paths {
            let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
            guard parts.allSatisfy({ !["", ".", ".."].contains($0) }), parts.first != ".unroll",
                !path.utf8.contains(0)
            else { throw RecordFlaw(reason: "\(quoted(path)) is no place for a file that is shown") }
        }
    }
}

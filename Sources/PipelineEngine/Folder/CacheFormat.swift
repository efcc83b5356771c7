import Artifacts
import Foundation

/// The version of all that lies in an output folder's `.unroll`, but for the history, which has versions of its own.
///
/// It stands in the file `format`, which the first run makes; a folder without it is of the first version. An Unroll that
/// lays down objects, records or what is shown in another way raises it, so that an older one does not take that for nothing.
public enum CacheFormat {
    /// The version that this program writes, and the newest that it reads.
    public static let current = 1

    /// A cache that this program does not understand, and leaves as it is.
    public struct Unknown: Error, Equatable, Sendable, CustomStringConvertible {
        /// The folder, or the record in it.
        public let path: String
        /// Which format it says it has.
        public let found: String
        /// Whether it says so in a number: that of a newer program.
        var isNewer = true

        /// One sentence, and what to do.
        public var description: String {
            isNewer ? newer : unclear
        }

        private var unclear: String {
            "\(path) does not say which Unroll wrote it: expected a number from 1 to \(CacheFormat.current), found \(found). "
                + "Nothing was changed. Write that number into it if only this file is damaged, or name another folder with --output"
        }

        private var newer: String {
            "\(path) was written by a newer Unroll, in format \(found); this one knows formats up to \(CacheFormat.current). "
                + "Nothing was changed. Use the newer one, or name another folder with --output"
        }
    }

    /// Makes sure that this program understands what lies in an output folder; nothing is changed.
    ///
    /// - Throws: ``Unknown``.
    public static func check(_ folder: OutputFolder) throws(Unknown) {
        let url = url(folder)
        guard FileManager.default.fileExists(atPath: url.path) else { return }
        let word: String
        do {
            let text = String(decoding: try Data(wholeFile: url, upTo: longestText), as: UTF8.self)
            word = text.trimmingCharacters(in: .whitespacesAndNewlines)
        } catch {
            throw Unknown(path: url.relativePath, found: "nothing (\(FileError.reason(of: error)))", isNewer: false)
        }
        guard let number = Int(word), number > 0 else {
            throw Unknown(path: url.relativePath, found: quoted(word), isNewer: false)
        }
        guard number <= current else { throw Unknown(path: folder.root.relativePath, found: "\(number)") }
    }

    /// Notes the version; only for the holder of the output folder's lock.
    ///
    /// - Throws: `FileError`.
    static func note(in folder: OutputFolder) throws {
        let url = url(folder)
        guard !FileManager.default.fileExists(atPath: url.path) else { return }
        try ArtifactStore.makeFolder(folder.store.scratch)
        try folder.store.atomicFile.write(Data("\(current)\n".utf8), to: url)
    }

    /// As much as is shown of a file that holds something else.
    private static let longestText = 40

    private static func url(_ folder: OutputFolder) -> URL {
        folder.hidden.appendingPathComponent("format")
    }
}

extension ArtifactStore {
    /// Makes sure that no newer Unroll has recorded the execution with this key: it would be taken for none, and replaced.
    ///
    /// - Throws: ``CacheFormat/Unknown``.
    func checkFormat(ofExecution key: Digest) throws(CacheFormat.Unknown) {
        let url = manifestURL(for: key)
        guard let data = try? Data(wholeFile: url, upTo: Manifest.sizeLimit),
            let version = try? JSONDecoder().decode(ManifestFormat.self, from: data),
            version.format > Manifest.currentFormat
        else { return }
        throw CacheFormat.Unknown(path: url.relativePath, found: "\(version.format)")
    }
}

import Foundation
import PipelineEngine

/// What an earlier Unroll left in `.unroll` after it ran the sample: a fixture for every form that has been on main.
struct OldCache: Sendable {
    /// The forms, oldest first, with what each brought; the last is the present one.
    static let names = [
        "1-first", "2-paths-of-what-is-shown", "3-milliseconds", "4-pace", "5-format", "6-seals",
    ]

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    /// The texts of the files, by their paths from `.unroll`.
    let files: [String: String]

    init(_ name: String) throws {
        files = try JSONDecoder().decode(
            [String: String].self, from: Data(contentsOf: Self.folder.appending(path: "cache-\(name).json")))
    }

    /// When everything was made.
    static let date = Date(timeIntervalSince1970: 1_795_318_200)

    /// Makes a fixture of what lies in an output folder; RECORD_CACHE=NAME asks a test for it.
    static func record(_ folder: OutputFolder, as name: String) throws {
        let texts = try contents(of: folder.hidden).mapValues { String(decoding: $0, as: UTF8.self) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(texts).write(to: Self.folder.appending(path: "cache-\(name).json"))
    }

    /// Writes the files into an output folder.
    func lay(in folder: OutputFolder) throws {
        for (path, text) in files {
            let file = folder.hidden.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    /// The pipeline that had run.
    static let pipeline = SampleRun.diamond + "\n  count: { uses: count-steps }"
}

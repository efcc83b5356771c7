import Artifacts
import DatasetSources
import Foundation
import TestSupport
import Testing

/// A dataset of two small files, and what a test does with it.
struct FetchSample {
    let contents: [String: [UInt8]] = [
        "train-images-idx3-ubyte": (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 8) },
        "train-labels-idx1-ubyte": Array(0..<100),
    ]
    /// The names of its files, the pictures first.
    var names: [String] { contents.keys.sorted() }
    /// The lines that were reported.
    private(set) var reports: [String] = []
    /// Where each file came from.
    private(set) var origins: [String] = []
    /// What is left in the folder.
    private(set) var remains: [String] = []
    /// Where below the folder the files go.
    var subfolder = ""
    var systemPackage: SystemPackage?
    var files: [String]?
    var isCancelled: () -> Bool = { false }
    /// How long all attempts at a file may take.
    var wholeSeconds = 60

    /// The bytes of the pictures as a mirror holds them.
    var compressed: [UInt8] { Gzip.stream(contents[names[0]] ?? []) }

    /// Fetches the files and checks that what arrived is what the dataset holds.
    mutating func fetch(
        directory: String? = nil, environment: [String: String] = ["PATH": "/usr/bin:/bin"], mirrors: [String] = [],
        pip: [String] = [], attemptCount: Int = 2, permitsHTTP: Bool = true
    ) throws {
        let dataset = Dataset(
            name: "tiny", files: (files ?? names).map(file), environmentVariable: "TINY_DIR",
            systemPackage: systemPackage, indexPackage: IndexPackage(name: "tiny-dir", version: "1", digest: "00ff"))
        let request = DatasetFetch(
            dataset, directory: directory, environment: environment, mirrors: mirrors, pip: pip,
            policy: DownloadPolicy(
                connectSeconds: 10, stallSeconds: 3, attemptCount: attemptCount, wholeSeconds: wholeSeconds,
                permitsHTTP: permitsHTTP))
        try withTemporaryFolder { folder in
            let lines = Lines()
            defer {
                reports = lines.all
                remains = (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
            }
            let target = folder.appending(path: subfolder)
            let result = try request.fetch(into: target, isCancelled: isCancelled, report: { lines.all.append($0) })
            origins = result.map(\.source)
            for file in result {
                #expect(try Array(Data(contentsOf: file.url)) == contents[file.url.lastPathComponent])
            }
        }
    }

    /// Fetches the files, which must fail; gives the error.
    mutating func failure(
        directory: String? = nil, environment: [String: String] = ["PATH": "/usr/bin:/bin"], mirrors: [String] = [],
        pip: [String] = [], attemptCount: Int = 2, permitsHTTP: Bool = true
    ) -> String {
        let error = #expect(throws: FetchError.self) {
            try fetch(
                directory: directory, environment: environment, mirrors: mirrors, pip: pip, attemptCount: attemptCount,
                permitsHTTP: permitsHTTP)
        }
        return error?.description ?? ""
    }

    /// Writes the files into `folder` under the names that `rename` gives them.
    func write(to folder: URL, compressed: Bool = false, as rename: (String) -> String = { $0 }) throws {
        for (name, bytes) in contents {
            try Data(compressed ? Gzip.stream(bytes) : bytes).write(to: folder.appending(path: rename(name)))
        }
    }

    private func file(_ name: String) -> DatasetFile {
        let bytes = contents[name] ?? []
        return DatasetFile(name: name, byteCount: bytes.count, digest: Digest(of: bytes).hexadecimal)
    }

    private final class Lines {
        var all: [String] = []
    }
}

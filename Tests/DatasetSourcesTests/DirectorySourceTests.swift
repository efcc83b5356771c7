import DatasetSources
import Foundation
import TestSupport
import Testing

@Suite("Fetching from a directory")
struct DirectorySourceTests {
    @Test("Files are found under each of their names", arguments: ["-", "."], ["", ".gz"])
    func findsVariants(separator: String, suffix: String) throws {
        try withTemporaryFolder { folder in
            var sample = FetchSample()
            try sample.write(to: folder, compressed: suffix == ".gz") {
                $0.replacing("-idx", with: "\(separator)idx") + suffix
            }
            try sample.fetch(directory: folder.path)
            #expect(sample.origins == ["directory \(folder.path)", "directory \(folder.path)"])
            #expect(sample.remains == sample.names)
        }
    }

    @Test("Only exact names count")
    func ignoresSimilarNames() throws {
        try withTemporaryFolder { folder in
            var sample = FetchSample()
            try sample.write(to: folder) { "._" + $0 }
            let message = sample.failure(directory: folder.path)
            let names = "train-images-idx3-ubyte, train-images-idx3-ubyte.gz, train-images.idx3-ubyte, "
            #expect(message.contains("holds no " + names + "train-images.idx3-ubyte.gz"))
        }
    }

    @Test("The environment names a directory, unless the caller does")
    func readsEnvironment() throws {
        try withTemporaryFolder { folder in
            var sample = FetchSample()
            try sample.write(to: folder)
            try sample.fetch(environment: ["TINY_DIR": folder.path])
            #expect(sample.origins[0] == "directory \(folder.path) (TINY_DIR)")
            #expect(sample.failure(directory: "/missing", environment: ["TINY_DIR": folder.path]).contains("/missing"))
        }
    }

    @Test("A package of the system is asked after the directory, for what that did not have")
    func asksSystemPackage() throws {
        try withTemporaryFolder { folder in
            try withTemporaryFolder { other in
                var sample = FetchSample()
                try sample.write(to: folder)
                try sample.write(to: other)
                try FileManager.default.removeItem(at: folder.appending(path: sample.names[1]))
                sample.systemPackage = SystemPackage(name: "tiny-data", directory: other.path)
                try sample.fetch(directory: folder.path)
                #expect(sample.origins == ["directory \(folder.path)", "system package tiny-data"])
                #expect(sample.reports.contains { $0.contains("directory \(folder.path) failed: ") })
            }
        }
    }

    @Test("A file of other bytes or another size is refused with both sums or sizes")
    func refusesWrongContents() throws {
        try withTemporaryFolder { folder in
            var sample = FetchSample()
            try sample.write(to: folder)
            let url = folder.appending(path: sample.names[0])
            var bytes = sample.contents[sample.names[0]] ?? []
            func message(_ contents: [UInt8]) throws -> String {
                try Data(contents).write(to: url)
                return sample.failure(directory: folder.path)
            }
            #expect(try message(bytes + [0]).contains("expected 200000 bytes, found more"))
            #expect(try message(bytes.dropLast()).contains("expected 200000 bytes, found 199999"))
            bytes[77] ^= 1
            let text = try message(bytes)
            #expect(text.contains("\(url.path) is not train-images-idx3-ubyte: expected SHA-256 "))
            #expect(sample.remains.isEmpty)
        }
    }

    @Test("A directory that is none is refused with the reason")
    func refusesMissing() {
        var sample = FetchSample()
        let message = sample.failure(directory: "/missing")
        #expect(message.contains("  - directory /missing: /missing: cannot be listed: No such file or directory."))
        #expect(message.hasPrefix("tiny: no source has train-images-idx3-ubyte, train-labels-idx1-ubyte. Tried:"))
        #expect(message.contains("name it by the parameter `directory` or by TINY_DIR"))
    }

    @Test("A folder that does not take the files ends the search at once")
    func reportsUnwritable() throws {
        try withTemporaryFolder { folder in
            var sample = FetchSample()
            try sample.write(to: folder)
            sample.subfolder = "missing"
            let message = sample.failure(directory: folder.path, mirrors: ["http://127.0.0.1:1/"])
            #expect(message.contains("missing/.train-images-idx3-ubyte.unpacked cannot be written: No such file"))
            #expect(!message.contains("127.0.0.1"))
        }
    }

    @Test("A fetch that is cancelled ends as cancelled and leaves nothing half done")
    func cancels() throws {
        try withTemporaryFolder { folder in
            var sample = FetchSample()
            try sample.write(to: folder)
            sample.isCancelled = { true }
            #expect(throws: CancellationError.self) { try sample.fetch(directory: folder.path) }
            #expect(sample.remains.isEmpty)
        }
    }
}

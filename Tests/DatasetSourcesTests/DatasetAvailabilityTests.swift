import DatasetSources
import Foundation
import TestSupport
import Testing

@Suite("Whether a dataset can be had")
struct DatasetAvailabilityTests {
    @Test("A folder lacks what it holds under no name, or at another size")
    func missingFiles() throws {
        try withTemporaryFolder { folder in
            let dataset = Dataset(
                name: "tiny",
                files: ["a-idx3", "b-idx1", "c-idx1"].map { DatasetFile(name: $0, byteCount: 3, digest: "") },
                environmentVariable: "TINY_DIR")
            #expect(dataset.filesMissing(in: folder.appending(path: "nowhere")) == ["a-idx3", "b-idx1", "c-idx1"])
            try Data([1, 2, 3]).write(to: folder.appending(path: "a.idx3"))
            try Data([1, 2]).write(to: folder.appending(path: "b-idx1"))
            try Data([1]).write(to: folder.appending(path: "c-idx1.gz"))
            #expect(dataset.filesMissing(in: folder) == ["b-idx1"])
        }
    }

    @Test("The installer of packages has a version, or is not there")
    func installer() throws {
        try withTemporaryFolder { folder in
            let python = folder.appending(path: "python3")
            #expect(PackageInstaller.version(environment: ["PATH": folder.path]) == nil)
            try Data("#!/bin/sh\necho pip 23.0.1 from /somewhere\n".utf8).write(to: python)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: python.path)
            #expect(PackageInstaller.version(environment: ["PATH": folder.path]) == "23.0.1")
            try Data("#!/bin/sh\necho No module named pip\n".utf8).write(to: python)
            #expect(PackageInstaller.version(environment: ["PATH": folder.path]) == nil)
        }
    }
}

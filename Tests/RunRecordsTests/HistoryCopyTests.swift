import Foundation
import GRDB
import RunRecords
import TestSupport
import Testing

@Suite("A copy of the history")
struct HistoryCopyTests {
    /// Looks at a history with a run in it, whose log lies beside it, and at an empty folder.
    private func withHistory(_ body: (SampleHistory, URL) throws -> Void) throws {
        try withTemporaryFolder { root in
            let sample = try SampleHistory(in: root)
            try sample.record("run") { try $0.ran("train") }
            let folder = root.appending(path: "copy")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try body(sample, folder)
        }
    }

    @Test("holds what lies in the log as well")
    func whole() throws {
        try withHistory { sample, folder in
            let copy = try HistoryCopy.make(of: sample.url, in: folder)
            #expect(try RunHistory(reading: copy)?.runNumbers(newest: 5) == [1])
        }
    }

    @Test("is made again where a run moved the log into the history between the two")
    func moved() throws {
        try withHistory { sample, folder in
            var count = 0
            let copy = try HistoryCopy.make(of: sample.url, in: folder) { source, target in
                try FileManager.default.copyItem(at: source, to: target)
                count += 1
                guard count == 1 else { return }
                // It begins the log anew then.
                try sample.database.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
                try sample.record("run") { try $0.ran("train", epochs: 2) }
            }
            #expect(count == 4)
            #expect(try RunHistory(reading: copy)?.runNumbers(newest: 5) == [2, 1])
        }
    }

    @Test("is refused where a run goes on changing what is copied")
    func changing() throws {
        try withHistory { sample, folder in
            let error = #expect(throws: RunRecordsError.self) {
                try HistoryCopy.make(of: sample.url, in: folder) { source, target in
                    try FileManager.default.copyItem(at: source, to: target)
                    try sample.record("run") { try $0.ran("train") }
                }
            }
            #expect(error?.description.contains("look again when that has ended") == true)
        }
    }
}

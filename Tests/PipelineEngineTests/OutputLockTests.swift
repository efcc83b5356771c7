import Foundation
import PipelineEngine
import Testing
import TestSupport

@Suite("The lock of an output folder")
struct OutputLockTests {
    private let holder = OutputLock.Holder(process: 42, command: "unroll run", since: Date(timeIntervalSince1970: 0))

    @Test("is held by one at a time, and the other is told by whom")
    func held() throws {
        try withTemporaryFolder { root in
            let folder = OutputFolder(root: root)
            let lock = try OutputLock(folder, as: holder)
            let error = #expect(throws: OutputLock.Busy.self) { try OutputLock(folder, as: holder) }
            #expect(error?.description.contains("process 42 ('unroll run', since 1970-01-01T00:00:00Z)") == true)
            withExtendedLifetime(lock) {}
        }
    }

    @Test("is free again when its holder is gone")
    func released() throws {
        try withTemporaryFolder { root in
            let folder = OutputFolder(root: root)
            do { _ = try OutputLock(folder, as: holder) }
            _ = try OutputLock(folder, as: holder)
        }
    }
}

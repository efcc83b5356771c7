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

    @Test("tells who runs, without being touched, as long as that process lives")
    func looking() throws {
        try withTemporaryFolder { root in
            let folder = OutputFolder(root: root)
            #expect(OutputLock.holder(of: folder) == nil)
            let living = OutputLock.Holder(
                process: ProcessInfo.processInfo.processIdentifier, command: "test", since: Date())
            do {
                let lock = try OutputLock(folder, as: living)
                #expect(OutputLock.holder(of: folder) == living)
                withExtendedLifetime(lock) {}
            }
            #expect(OutputLock.holder(of: folder) == nil)
            // No process has the greatest number that there can be.
            let dead = OutputLock.Holder(process: Int32.max, command: "test", since: Date())
            try JSONEncoder().encode(dead).write(to: folder.hidden.appending(path: "lock"))
            #expect(OutputLock.holder(of: folder) == nil)
        }
    }
}

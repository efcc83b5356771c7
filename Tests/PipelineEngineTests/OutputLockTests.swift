import Artifacts
import Foundation
import PipelineEngine
import Testing
import TestSupport

/// What is free again is looked at in processes of their own: one that another test is just about to start holds every lock of this
/// one for a moment.
@Suite("The lock of an output folder")
struct OutputLockTests {
    private static let holder = OutputLock.Holder(
        process: 42, command: "unroll run", since: Date(timeIntervalSince1970: 0))

    @Test("is held by one at a time, and the other is told by whom")
    func held() throws {
        try withTemporaryFolder { root in
            let folder = OutputFolder(root: root)
            let lock = try OutputLock(folder, as: OutputLockTests.holder)
            let error = #expect(throws: OutputLock.Busy.self) { try OutputLock(folder, as: OutputLockTests.holder) }
            #expect(error?.description.contains("process 42 ('unroll run', since 1970-01-01T00:00:00Z)") == true)
            withExtendedLifetime(lock) {}
        }
    }

    @Test("is no link: what that leads to would be emptied")
    func link() throws {
        try withTemporaryFolder { root in
            let folder = OutputFolder(root: root.appending(path: "Output", directoryHint: .isDirectory))
            let mine = root.appending(path: "mine")
            try Data("mine".utf8).write(to: mine)
            try FileManager.default.createDirectory(at: folder.hidden, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                at: folder.hidden.appending(path: "lock"), withDestinationURL: mine)
            let error = #expect(throws: FileError.self) { try OutputLock(folder, as: OutputLockTests.holder) }
            #expect(error?.code == ELOOP)
            #expect(try Data(contentsOf: mine) == Data("mine".utf8))
        }
    }

    @Test("is free again when its holder is gone")
    func released() async {
        await #expect(processExitsWith: .success) {
            try withTemporaryFolder { root in
                let folder = OutputFolder(root: root)
                do { _ = try OutputLock(folder, as: OutputLockTests.holder) }
                _ = try OutputLock(folder, as: OutputLockTests.holder)
            }
        }
    }

    @Test("tells who runs as long as it is held, and does not believe the name that a killed process left behind")
    func looking() async {
        await #expect(processExitsWith: .success) {
            try withTemporaryFolder { root in
                let folder = OutputFolder(root: root)
                #expect(OutputLock.holder(of: folder) == nil)
                do {
                    let lock = try OutputLock(folder, as: OutputLockTests.holder)
                    #expect(OutputLock.holder(of: folder) == OutputLockTests.holder)
                    withExtendedLifetime(lock) {}
                }
                #expect(OutputLock.holder(of: folder) == nil)
                // This process lives, as one may that was given the number of a killed one.
                let stale = OutputLock.Holder(
                    process: ProcessInfo.processInfo.processIdentifier, command: "test", since: Date())
                let file = folder.hidden.appending(path: "lock")
                try JSONEncoder().encode(stale).write(to: file)
                #expect(OutputLock.holder(of: folder) == nil)
                #expect(try JSONDecoder().decode(OutputLock.Holder.self, from: Data(contentsOf: file)) == stale)
            }
        }
    }

    @Test("is never in the way of a run because somebody looks who holds it")
    func lookingAlways() async {
        await #expect(processExitsWith: .success) {
            try await withTemporaryFolder { root in
                let folder = OutputFolder(root: root)
                let ended = Cancellation()
                async let looks = Task.detached {
                    var count = 0
                    while !ended.isRaised || count == 0 {
                        _ = OutputLock.holder(of: folder)
                        count += 1
                    }
                    return count
                }.value
                defer { ended.raise() }
                for _ in 0..<300 { withExtendedLifetime(try OutputLock(folder, as: OutputLockTests.holder)) {} }
                ended.raise()
                #expect(await looks > 0)
            }
        }
    }

    @Test("is the same whatever the folder is called")
    func otherNames() throws {
        try withTemporaryFolder { root in
            let folder = OutputFolder(root: root.appending(path: "real"))
            let lock = try OutputLock(folder, as: OutputLockTests.holder)
            let link = root.appending(path: "link")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.root)
            for other in [link, root.appending(path: "link/../real/.")] {
                #expect(throws: OutputLock.Busy.self) {
                    try OutputLock(OutputFolder(root: other), as: OutputLockTests.holder)
                }
                #expect(OutputLock.holder(of: OutputFolder(root: other)) == OutputLockTests.holder)
            }
            withExtendedLifetime(lock) {}
        }
    }
}

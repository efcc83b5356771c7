import Foundation
import TestSupport
import Testing

@Suite("What a test starts")
struct StartedProcessesTests {
    private struct Broken: Error {}

    @Test("does not outlive it, also where it ends by throwing")
    func killed() throws {
        try withTemporaryFolder { folder in
            var started: Program.Running?
            #expect(throws: Broken.self) {
                try Program.inFolder(folder) { program in
                    // It reads for ever.
                    started = try program.start(["-f", "/dev/null"], by: programOnPath("tail"))
                    throw Broken()
                }
            }
            let process = try #require(started).process
            #expect(!process.isRunning && process.terminationReason == .uncaughtSignal)
        }
    }

    @Test("is not waited for any more when it has ended")
    func ended() throws {
        try withTemporaryFolder { folder in
            try Program.inFolder(folder) { program in
                let running = try program.start(["-c", "echo all >&2"], by: URL(filePath: "/bin/sh"))
                let missing = #expect(throws: Program.Running.Missing.self) { try running.awaitWords("nothing") }
                #expect(missing?.said == "all\n")
                #expect(try !running.kill())
            }
        }
    }
}

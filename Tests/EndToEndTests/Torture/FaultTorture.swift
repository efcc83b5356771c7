import Foundation
import TestSupport
import Testing

/// Lets each call of a run fail in turn, on a disk that is full or that dies, and runs again without the fault.
@Suite(
    "A run whose files fail,",
    .enabled(if: FaultInjector.isAvailable, "the fault injector needs a C compiler, cc, which is not installed"))
struct FaultTorture {
    /// The calls that a full disk refuses.
    private static let taking: [Fault.Call] = [.open, .write, .sync, .rename, .mkdir, .truncate, .close]

    @Test("says once what failed and why, keeps what was finished, and loses nothing: on a disk that is full")
    func full() throws {
        try torment(
            Self.taking.map { Fault(calls: [$0], kind: .once(ENOSPC)) } + [
                Fault(calls: [.write], kind: .short), Fault(calls: Self.taking, kind: .fromThenOn(ENOSPC)),
            ], atMost: Torture.count(short: 1, full: 80))
    }

    @Test("says once what failed and why, keeps what was finished, and loses nothing: on a disk that dies")
    func dying() throws {
        try torment(
            (Self.taking + [.unlink]).map { Fault(calls: [$0], kind: .once(EIO)) } + [
                Fault(calls: Self.taking + [.unlink], kind: .fromThenOn(EIO))
            ], atMost: Torture.count(short: 1, full: 80))
    }

    @Test("says once what failed and why, keeps what was finished, and loses nothing: where it reads")
    func unreadable() throws {
        let faults = [Fault.Call.look, .read, .stat, .map].map { Fault(calls: [$0], kind: .once(EIO)) }
        try torment(faults, atMost: Torture.count(short: 3, full: 80))
    }

    /// Injects each fault at so many places at most, evenly spaced over all calls of a run.
    private func torment(_ faults: [Fault], atMost limit: Int) throws {
        try Program.inNewFolder { program in
            let pipeline = try SmallPipeline(for: program)
            let undisturbed = try pipeline.run(output: "undisturbed")
            try #require(undisturbed.code == 0, "\(undisturbed.errors)")
            let artifacts = try pipeline.artifacts(output: "undisturbed")
            let injector = try FaultInjector(in: program.folder)
            for fault in faults {
                let trial = FaultTrial(
                    program: program, pipeline: pipeline, injector: injector, artifacts: artifacts, fault: fault)
                let callCount = try trial.countCalls()
                try #require(callCount > 0, "\(fault) is tried nowhere: a run makes no such call")
                let count = min(limit, callCount)
                // The middles of so many equal parts of the run.
                let numbers = (0..<count).map { (2 * $0 + 1) * callCount / (2 * count) + 1 }
                let survivals = try numbers.compactMap { try trial.survives(call: $0) }
                #expect(!survivals.isEmpty, "\(fault) struck none of the calls \(numbers) of \(callCount)")
                Torture.report(
                    "\(fault): \(survivals.count) injected among \(callCount) calls, "
                        + "\(survivals.count { $0 }) survived")
            }
        }
    }
}

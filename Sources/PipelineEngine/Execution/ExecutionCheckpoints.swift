import Artifacts
import Foundation
import Synchronization

/// The checkpoints that one execution finds and leaves.
final class ExecutionCheckpoints: CheckpointArchive {
    private struct State {
        /// When the last one was written, or the first question came whether one is due.
        var last: Double?
        /// How long writing it took.
        var cost = 0.0
        var written: [CheckpointFolder.Entry] = []
        var progress: StageProgress?
        /// How far the execution goes, once it has asked for a checkpoint.
        var endStep = -1
    }

    private let folder: CheckpointFolder
    private let grows: Bool
    private let beginsAnew: Bool
    private let interval: Double
    private let seconds: @Sendable () -> Double
    private let tell: @Sendable (String) -> Void
    private let state = Mutex(State())

    /// Looks after the checkpoints of an execution that begins now.
    ///
    /// - Parameters:
    ///   - folder: Those of its lineage.
    ///   - grows: Whether a later execution may go on from its end.
    ///   - beginsAnew: Whether it does not go on from where another one ended, only from where one was stopped.
    ///   - interval: The shortest time between two, in seconds.
    ///   - seconds: A steady clock.
    ///   - tell: Tells the user of one that could not be read or written; the stage's log must be the same without it.
    init(
        _ folder: CheckpointFolder, grows: Bool, beginsAnew: Bool, interval: Double,
        seconds: @escaping @Sendable () -> Double, tell: @escaping @Sendable (String) -> Void
    ) {
        self.folder = folder
        self.grows = grows
        self.beginsAnew = beginsAnew
        self.interval = interval
        self.seconds = seconds
        self.tell = tell
    }

    func newest(upTo largestStep: Int, where fits: (SafetensorsFile) -> Bool) -> SafetensorsFile? {
        state.withLock { $0.endStep = largestStep }
        for entry in folder.entries where entry.step <= largestStep && !(entry.isEnd && beginsAnew) {
            do {
                let checkpoint = try folder.read(entry)
                if fits(checkpoint) { return checkpoint }
            } catch {
                tell("\(error)")
                folder.remove(entry)
            }
        }
        return nil
    }

    var isDue: Bool {
        let now = seconds()
        return state.withLock { state in
            let last = state.last ?? now
            state.last = last
            return now - last >= max(interval, state.cost * Self.leastRatio)
        }
    }

    func keep(at progress: StageProgress, _ checkpoint: () throws -> SafetensorsWriter) {
        let isEnd = progress.completed == progress.total
        if isEnd, !grows { return }
        let start = seconds()
        let result = Result {
            try folder.write(checkpoint().encoded(), step: progress.completed, isEnd: isEnd)
        }
        let outdated = state.withLock { state in
            let end = seconds()
            state.last = end
            state.cost = end - start
            guard case .success(let entry) = result else { return [CheckpointFolder.Entry]() }
            state.progress = progress
            state.written.append(entry)
            defer { state.written = state.written.suffix(Self.keptCount) }
            return state.written.dropLast(Self.keptCount)
        }
        for entry in outdated where !entry.isEnd { folder.remove(entry) }
        if case .failure(let error) = result { tell("no checkpoint: \(error)") }
    }

    /// How far the newest checkpoint of this execution goes; nil when it wrote none.
    var progress: StageProgress? { state.withLock { $0.progress } }

    /// Removes what nobody will go on from, now that the execution has come to its end.
    func finish() {
        let endStep = state.withLock { $0.endStep }
        for entry in folder.entries where !entry.isEnd && entry.step <= endStep { folder.remove(entry) }
    }

    /// So many times as long as writing one took are two apart at least.
    private static let leastRatio = 100.0
    /// The last one may be lost in a power failure.
    private static let keptCount = 2
}

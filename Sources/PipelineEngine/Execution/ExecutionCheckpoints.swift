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
        var progress: StageProgress?
        /// How far the execution goes, once it has asked for a checkpoint.
        var endStep = -1
        /// The one that the execution was given.
        var given: CheckpointFolder.Entry?
        /// Those that could not be gone on from.
        var refused: [CheckpointFolder.Entry] = []
    }

    private let folder: CheckpointFolder
    private let key: Digest
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
    ///   - recipe: What is executed.
    ///   - beginsAnew: Whether it goes on only from where such an execution was stopped, and from nothing else.
    ///   - interval: The shortest time between two, in seconds.
    ///   - seconds: A steady clock.
    ///   - tell: Tells the user of one that could not be read or written; the stage's log must be the same without it.
    init(
        _ folder: CheckpointFolder, of recipe: KeyRecipe, beginsAnew: Bool, interval: Double,
        seconds: @escaping @Sendable () -> Double, tell: @escaping @Sendable (String) -> Void
    ) {
        self.folder = folder
        key = recipe.key
        grows = recipe.growing != nil
        self.beginsAnew = beginsAnew
        self.interval = interval
        self.seconds = seconds
        self.tell = tell
    }

    func newest(upTo largestStep: Int, where fits: (SafetensorsFile) -> Bool) -> SafetensorsFile? {
        let refused = state.withLock { state in
            state.endStep = largestStep
            state.given = nil
            return state.refused
        }
        for entry in entries()
        where entry.step <= largestStep && (entry.place == .forced || !beginsAnew) && !refused.contains(entry) {
            do {
                let checkpoint = try folder.read(entry)
                guard fits(checkpoint) else { continue }
                state.withLock { $0.given = entry }
                return checkpoint
            } catch {
                // One that cannot be read now may be whole.
                if error is CheckpointDamage { folder.remove(entry) }
                tell("\(error)")
            }
        }
        return nil
    }

    private func entries() -> [CheckpointFolder.Entry] {
        do {
            return try folder.entries()
        } catch {
            tell("\(error)")
            return []
        }
    }

    /// Removes the one that the execution was given: it could not be gone on from.
    ///
    /// - Returns: Whether it was given one, and is to begin again without it.
    func refuse(_ error: UnusableCheckpoint) -> Bool {
        let given = state.withLock { state in
            defer { state.given = nil }
            state.refused += state.given.map { [$0] } ?? []
            return state.given
        }
        guard let given else { return false }
        folder.remove(given)
        tell("a checkpoint was removed, from which the stage could not go on: \(error)")
        return true
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
        let place: CheckpointFolder.Entry.Place = isEnd ? .end : beginsAnew ? .forced : .way
        let start = seconds()
        let result = Result { try folder.write(checkpoint(), key: key, step: progress.completed, place: place) }
        state.withLock { state in
            let end = seconds()
            state.last = end
            state.cost = end - start
            if case .success = result { state.progress = progress }
        }
        switch result {
        case .success(let entry): removeOutdated(by: entry)
        case .failure(let error): tell("no checkpoint: \(error)")
        }
    }

    /// Those before it are gone on from only where the newest are damaged.
    private func removeOutdated(by newest: CheckpointFolder.Entry) {
        let earlier = entries().filter { $0.place == newest.place && $0.step < newest.step && $0.place != .end }
        for entry in earlier.dropFirst(Self.keptCount - 1) { folder.remove(entry) }
    }

    /// How far the newest checkpoint of this execution goes; nil when it wrote none.
    var progress: StageProgress? { state.withLock { $0.progress } }

    /// Removes what nobody will go on from, now that the execution has come to its end.
    func finish() {
        let endStep = state.withLock { $0.endStep }
        for entry in entries() where entry.place != .end && entry.step <= endStep { folder.remove(entry) }
    }

    /// So many times as long as writing one took are two apart at least.
    private static let leastRatio = 100.0
    private static let keptCount = 2
}

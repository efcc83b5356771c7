import Artifacts
import Synchronization

/// Keeps every checkpoint in memory.
final class MemoryArchive: CheckpointArchive {
    private let kept = Mutex<[(step: Int, checkpoint: SafetensorsWriter)]>([])
    let isDue: Bool

    init(isDue: Bool = true) {
        self.isDue = isDue
    }

    /// The steps of the checkpoints, in the order of their writing.
    var steps: [Int] { kept.withLock { $0.map(\.step) } }

    /// Changes all checkpoints.
    func change(_ body: (inout SafetensorsWriter) -> Void) {
        kept.withLock { kept in
            for index in kept.indices { body(&kept[index].checkpoint) }
        }
    }

    func newest(upTo largestStep: Int, where fits: (SafetensorsFile) -> Bool) -> SafetensorsFile? {
        kept.withLock { $0 }.filter { $0.step <= largestStep }.sorted { $0.step > $1.step }
            .compactMap { try? SafetensorsFile(decoding: [UInt8]($0.checkpoint.encoded()), path: "memory") }
            .first(where: fits)
    }

    func keep(at progress: StageProgress, _ checkpoint: () throws -> SafetensorsWriter) {
        guard let checkpoint = try? checkpoint() else { return }
        kept.withLock { $0.append((progress.completed, checkpoint)) }
    }
}

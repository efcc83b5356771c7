import PipelineEngine
import Synchronization

/// Keeps what a run found damaged, for the report at its end.
final class DamageList: PipelineListener {
    private let list = Mutex<[StoreDamage]>([])

    var all: [StoreDamage] { list.withLock { $0 } }

    func receive(_ event: PipelineEvent) {
        if case .damageFound(let damage) = event { list.withLock { $0.append(damage) } }
    }
}

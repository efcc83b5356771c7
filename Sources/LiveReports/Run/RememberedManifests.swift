import Artifacts
import PipelineEngine

/// Records of executions, each of which is read once.
struct RememberedManifests {
    private let store: ArtifactStore
    private var known: [Digest: Manifest] = [:]

    init(in store: ArtifactStore) {
        self.store = store
    }

    /// The record of the execution with this key, whether or not its objects are still there.
    mutating func recorded(for key: Digest) -> Manifest? {
        if let manifest = known[key] { return manifest }
        let manifest = store.recordedManifest(for: key)
        known[key] = manifest
        return manifest
    }

    /// The record of the execution with this key, if its objects are all there.
    mutating func complete(for key: Digest) -> Manifest? {
        guard let manifest = recorded(for: key),
            manifest.outputs.allSatisfy({ store.contains($0.digest, size: $0.size) })
        else { return nil }
        return manifest
    }
}

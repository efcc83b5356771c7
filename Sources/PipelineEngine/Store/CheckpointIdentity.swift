import Artifacts

/// Whose checkpoint a file is, in its metadata: a file that was renamed or moved is not gone on from.
///
/// Those of earlier versions do not say it, and are known by their name alone.
enum CheckpointIdentity {
    private static let lineage = "lineage"
    private static let key = "key"
    private static let step = "step"

    /// Writes down the lineage, the key of the execution and the step.
    static func note(in checkpoint: inout SafetensorsWriter, lineage: Digest, key: Digest, step: Int) {
        checkpoint.metadata[Self.lineage] = lineage.hexadecimal
        checkpoint.metadata[Self.key] = key.hexadecimal
        checkpoint.metadata[Self.step] = "\(step)"
    }

    /// What is wrong with a checkpoint that should be one of this lineage and step; nil where nothing is.
    static func fault(of checkpoint: SafetensorsFile, lineage: Digest, step: Int) -> String? {
        for (name, expected) in [(Self.lineage, lineage.hexadecimal), (Self.step, "\(step)")] {
            guard let found = checkpoint.metadata[name], found != expected else { continue }
            return "expected the \(name) \(expected), found \(quoted(found))"
        }
        return nil
    }

    /// The key of the execution that left a checkpoint; nil where it does not say.
    static func key(of checkpoint: SafetensorsFile) -> Digest? {
        checkpoint.metadata[Self.key].flatMap { Digest(hexadecimal: $0) }
    }
}

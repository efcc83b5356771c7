import Artifacts
import Foundation
import PipelineEngine

/// Writes one JSON object to standard output.
enum JSONOutput {
    static func write(_ value: some Encodable) throws {
        try FileHandle.standardOutput.write(contentsOf: JSONEncoder.reproducible.encode(value) + Data("\n".utf8))
    }
}

/// What a run did, as JSON.
struct RunReport: Encodable {
    struct Stage: Encodable {
        let name: String
        let outcome: String
        let seconds: Double?
        let key: String?
        let message: String?
        let sameBytesAsBefore: Bool?
    }

    /// Something in the cache that was damaged, and was put aside.
    struct Damage: Encodable {
        let stage: String
        let what: String
        let place: String?
        /// The name and the digest of a file that the stage wrote.
        let file: String?
        let object: String?

        init(_ damage: StoreDamage) {
            stage = damage.stage
            what = "\(damage)"
            place = damage.place
            if case .object(let fault) = damage.subject {
                (file, object) = (fault.file, fault.digest.hexadecimal)
            } else {
                (file, object) = (nil, nil)
            }
        }
    }

    let schema = 1
    let seconds: Double
    let stages: [Stage]
    let damage: [Damage]

    init(_ summary: RunSummary, damage: [StoreDamage]) {
        seconds = summary.seconds
        self.damage = damage.map(Damage.init)
        stages = summary.outcomes.map { name, outcome in
            Stage(
                name: name, outcome: outcome.name, seconds: outcome.ranSeconds,
                key: outcome.manifest?.recipe.key.hexadecimal, message: outcome.message,
                sameBytesAsBefore: outcome.repeated)
        }
    }
}

extension StageOutcome {
    fileprivate var repeated: Bool? {
        if case .ran(_, let repeated) = self { repeated?.isExact } else { nil }
    }

    fileprivate var ranSeconds: Double? {
        if case .ran(let manifest, _) = self { manifest.seconds } else { nil }
    }
}

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

    let schema = 1
    let seconds: Double
    let stages: [Stage]

    init(_ summary: RunSummary) {
        seconds = summary.seconds
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
        if case .ran(_, let repeated) = self { repeated } else { nil }
    }

    fileprivate var ranSeconds: Double? {
        if case .ran(let manifest, _) = self { manifest.seconds } else { nil }
    }
}

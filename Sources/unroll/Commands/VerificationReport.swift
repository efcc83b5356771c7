import Artifacts
import PipelineEngine
import Verification

/// What was found of a page and of the cache, as JSON.
struct VerificationReport: Encodable {
    struct Item: Encodable {
        let subject: String
        let path: String
        let outcome: String
        let detail: String?
        var files: [String]?
        var stated: String?
        var found: String?
        var statedBytes: Int?
        var foundBytes: Int?

        init(_ finding: Finding) {
            subject = finding.subject.rawValue
            path = finding.path
            outcome = finding.outcome.name
            detail = finding.outcome.detail
            switch finding.outcome {
            case .differs(let stated, let found):
                self.stated = stated.hexadecimal
                self.found = found.hexadecimal
            case .sizeDiffers(let stated, let found):
                statedBytes = stated
                foundBytes = found
            case .holds, .missing, .refused, .unreadable: break
            }
        }

        init(_ finding: StoreVerification.Finding) {
            path = finding.path
            outcome = finding.outcome
            detail = finding.detail
            files = finding.files
            switch finding.subject {
            case .object(let digest, _, _), .checkpoint(let digest, _):
                subject = finding.isObject ? "object" : "checkpoint"
                stated = digest.hexadecimal
            case .record(let key, _):
                subject = "record"
                stated = key.hexadecimal
            case .shown: subject = "shown"
            }
            if case .bytesDiffer(let found) = finding.flaw { self.found = found.hexadecimal }
            if case .sizeDiffers(let expected, let found) = finding.flaw {
                (statedBytes, foundBytes) = (expected, found)
            }
        }
    }

    /// What was found in the cache: all that does not hold.
    struct Cache: Encodable {
        let holds: Bool
        let objects: Int
        let bytes: Int
        let checkpoints: Int
        let records: Int
        let findings: [Item]

        init(_ cache: StoreVerification) {
            holds = cache.findings.isEmpty
            objects = cache.objectCount
            bytes = cache.byteCount
            checkpoints = cache.checkpointCount
            records = cache.recordCount
            findings = cache.findings.map(Item.init)
        }
    }

    let schema = 1
    let page: String?
    let holds: Bool
    let findings: [Item]
    let cache: Cache?

    init(page: String?, _ findings: [Finding], _ cache: StoreVerification?) {
        self.page = page
        self.cache = cache.map(Cache.init)
        holds = findings.allSatisfy { $0.outcome == .holds } && cache?.findings.isEmpty ?? true
        self.findings = findings.map(Item.init)
    }
}

import Artifacts
import PipelineEngine
import Verification

/// What was found in the cache, in lines.
struct CacheAccount {
    let cache: StoreVerification

    /// A line for each thing that does not hold, and a summary.
    func lines(_ style: TerminalStyle) -> [String] {
        guard cache.count > 0 else { return [] }
        guard !cache.findings.isEmpty else {
            let checkpoints = cache.checkpointCount > 0 ? ", \(Self.counted(cache.checkpointCount, "checkpoint"))" : ""
            return [
                "all of the cache holds: \(Self.counted(cache.objectCount, "object")) of \(sizeText(cache.byteCount)), "
                    + "\(Self.counted(cache.recordCount, "record"))\(checkpoints)"
            ]
        }
        let objects = cache.findings.count { $0.isObject }
        let checkpoints = cache.findings.count { $0.flaw != nil } - objects
        let kinds = [
            (objects, "object"), (cache.findings.count - objects - checkpoints, "record"), (checkpoints, "checkpoint"),
        ]
        return cache.findings.map { $0.line(style) } + [
            "\(cache.findings.count) of \(cache.count) in the cache do not hold: "
                + kinds.filter { $0.0 > 0 }.map(Self.counted).joined(separator: ", "),
            "unroll run puts aside and makes anew what its stages need; unroll gc removes what nothing needs, and records and "
                + "checkpoints that are damaged",
        ]
    }

    private static func counted(_ count: Int, _ name: String) -> String { "\(count) \(name)\(count == 1 ? "" : "s")" }
}

extension StoreVerification.Finding {
    var isObject: Bool {
        if case .object = subject { true } else { false }
    }

    /// What is wrong with an object or a checkpoint.
    var flaw: ObjectFault.Flaw? {
        switch subject {
        case .object(_, _, let flaw), .checkpoint(_, let flaw): flaw
        case .record, .shown: nil
        }
    }

    /// What is wrong, in a word or two, as of a page.
    var outcome: String {
        switch flaw {
        case .missing: "missing"
        case .sizeDiffers: "size differs"
        case .bytesDiffer: "differs"
        case .unreadable: "unreadable"
        case nil: "damaged"
        }
    }

    /// What was expected and found.
    var detail: String? {
        switch subject {
        case .object(let digest, _, let flaw), .checkpoint(let digest, let flaw):
            switch flaw {
            case .missing: nil
            case .sizeDiffers(let expected, let found): "expected \(expected) bytes, found \(found)"
            case .bytesDiffer(let found): "expected \(digest.short), found \(found.short)"
            case .unreadable(let reason): reason
            }
        case .record(_, let reason), .shown(_, let reason): reason
        }
    }

    /// What it is to the stages.
    var files: [String] {
        switch subject {
        case .object(_, let files, _): files
        case .record, .checkpoint: []
        case .shown(let stage, _): [stage]
        }
    }

    private var filesText: String {
        let more = files.count - Self.toldFiles
        return files.prefix(Self.toldFiles).joined(separator: ", ")
            + (more > 0 ? " and \(more) more \(more == 1 ? "file" : "files")" : "")
    }

    private static let toldFiles = 3

    fileprivate func line(_ style: TerminalStyle) -> String {
        let padding = String(repeating: " ", count: max(0, "size differs".count - outcome.count))
        let what =
            switch subject {
            case .object: files.isEmpty ? "of no execution" : filesText
            case .record: "the record of an execution"
            case .checkpoint: "a checkpoint"
            case .shown(let stage, _): "what is shown of \(stage)"
            }
        let text = "\(path) (\(what))" + (detail.map { ": \($0)" } ?? "")
        return "\(style.paint(outcome, .red))\(padding)  " + text.withVisibleControls
    }
}

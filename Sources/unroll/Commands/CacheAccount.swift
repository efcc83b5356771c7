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
            return [
                "all of the cache holds: \(cache.objectCount) objects of \(sizeText(cache.byteCount)), \(cache.recordCount) records"
            ]
        }
        let objects = cache.findings.count { $0.isObject }
        let records = cache.findings.count - objects
        let counts = [
            objects > 0 ? "\(objects) \(objects == 1 ? "object" : "objects")" : nil,
            records > 0 ? "\(records) \(records == 1 ? "record" : "records")" : nil,
        ]
        return cache.findings.map { $0.line(style) } + [
            "\(cache.findings.count) of \(cache.count) in the cache do not hold: "
                + counts.compactMap(\.self).joined(separator: ", "),
            "unroll run puts aside and makes anew what its stages need; unroll gc removes what nothing needs",
        ]
    }
}

extension StoreVerification.Finding {
    var isObject: Bool {
        if case .object = subject { true } else { false }
    }

    /// What is wrong, in a word or two, as of a page.
    var outcome: String {
        switch subject {
        case .object(_, _, .missing): "missing"
        case .object(_, _, .sizeDiffers): "size differs"
        case .object(_, _, .bytesDiffer): "differs"
        case .object(_, _, .unreadable): "unreadable"
        case .record, .shown: "damaged"
        }
    }

    /// What was expected and found.
    var detail: String? {
        switch subject {
        case .object(_, _, .missing): nil
        case .object(_, _, .sizeDiffers(let expected, let found)): "expected \(expected) bytes, found \(found)"
        case .object(let digest, _, .bytesDiffer(let found)): "expected \(digest.short), found \(found.short)"
        case .object(_, _, .unreadable(let reason)), .record(_, let reason), .shown(_, let reason): reason
        }
    }

    /// What it is to the stages.
    var files: [String] {
        switch subject {
        case .object(_, let files, _): files
        case .record: []
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
            case .shown(let stage, _): "what is shown of \(stage)"
            }
        let text = "\(path) (\(what))" + (detail.map { ": \($0)" } ?? "")
        return "\(style.paint(outcome, .red))\(padding)  " + text.withVisibleControls
    }
}

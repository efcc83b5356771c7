public import Artifacts

/// How an execution compares with an earlier one under the same key, which should have written the same bytes.
public struct Repetition: Sendable, Equatable {
    /// The files that have other bytes than before, or are new.
    public let changedFiles: [String]
    /// In what the circumstances differ that both recorded, in words: the CPU level, the versions of libraries.
    public let circumstances: [String]

    /// Compares two records.
    public init(of now: Manifest, before: Manifest) {
        changedFiles = now.outputs.filter { before.output($0.name) != $0 }.map(\.name)
        circumstances = Set(before.ranOn.keys).union(now.ranOn.keys).sorted().compactMap { name in
            let (old, new) = (before.ranOn[name], now.ranOn[name])
            return old == new ? nil : "\(name) was \(old ?? "not recorded"), now it is \(new ?? "not recorded")"
        }
    }

    /// Whether it wrote the same bytes.
    public var isExact: Bool { changedFiles.isEmpty }

    /// Which files have other bytes, and what may be the reason; nil where all are the same.
    public var message: String? {
        guard !isExact else { return nil }
        let reason =
            circumstances.isEmpty
            ? "nothing that is recorded differs, so the stage does not keep its promise"
            : circumstances.joined(separator: "; ")
        return "OTHER bytes than before for the same key in \(changedFiles.joined(separator: ", ")): \(reason)"
    }
}

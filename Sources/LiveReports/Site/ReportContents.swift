import Artifacts

/// What the report tells of, and what tells one state of it from another.
struct ReportContents: Sendable {
    /// The stages with their records: not one that draws a page itself.
    let stages: [(stage: String, manifest: Manifest)]

    init(_ finished: [(stage: String, manifest: Manifest)]) {
        stages = finished.filter { !$0.manifest.outputs.contains { $0.role == .page } }
    }

    /// Changes whenever the report would.
    var version: String {
        let keys = stages.map { "\($0.stage) \($0.manifest.recipe.key) \($0.manifest.started)" }
        return Digest(of: Array(keys.joined(separator: "\n").utf8)).short
    }
}

import Artifacts
import Foundation
import Narratives
public import PipelineEngine
import Reports

/// Everything that is shown of a run while it goes on, under a fixed list of names.
///
/// `/` is the page, `/state.json` what its script asks for, `/report` the report on what is finished, drawn anew only when a
/// stage has finished since; beside them the files that the report links to.
public actor LiveSite {
    private let source: any RunSource
    private let store: ArtifactStore
    private var report: (version: String, answer: LiveAnswer)?

    /// Shows what a source has, with the files of a store.
    public init(_ source: any RunSource, store: ArtifactStore) {
        self.source = source
        self.store = store
    }

    /// The answer to a name as it stands in a request, percent-encoded; nil when there is nothing of that name.
    public func answer(to name: String) -> LiveAnswer? {
        do {
            switch name {
            case "/": return LiveAnswer(type: Self.html, policy: LivePage.policy, body: .data(Data(LivePage.html.utf8)))
            case "/state.json":
                let state = try LiveState(source.look()).encoded()
                return LiveAnswer(type: "application/json", policy: Self.nothing, body: .data(state))
            case "/report": return try currentReport()
            default: return try ShownFiles(source.look().finished, in: store)[name]
            }
        } catch {
            return Self.unavailable(error)
        }
    }

    private func currentReport() throws -> LiveAnswer {
        let view = try source.look()
        let version = view.reportVersion
        if let report, report.version == version { return report.answer }
        let inputs = view.told.map { stage, manifest in
            let files = manifest.outputs.map { ($0.name, store.url(of: $0.digest)) }
            return BoundInput(
                name: stage, stage: stage, files: Dictionary(files) { first, _ in first }, manifest: manifest)
        }
        let html = try TutorialReport(stages: inputs).report().html()
        let answer = LiveAnswer(type: Self.html, policy: Self.reportPolicy, body: .data(Data(html.utf8)))
        report = (version, answer)
        return answer
    }

    private static let html = "text/html; charset=utf-8"
    private static let nothing = "default-src 'none'; frame-ancestors 'none'"
    /// The report brings a policy of its own along, which says more; this lets the live page show it in a frame.
    private static let reportPolicy = """
        object-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'
        """

    private static func unavailable(_ error: any Error) -> LiveAnswer {
        let text = "This cannot be shown at the moment: \(AtomicFile.describe(error))\n"
        var answer = LiveAnswer(
            type: "text/plain; charset=utf-8", policy: "default-src 'none'; frame-ancestors 'self'",
            body: .data(Data(text.utf8)))
        answer.isAvailable = false
        return answer
    }
}

package import Artifacts
import Foundation
import Narratives
public import PipelineEngine
import Reports
import Synchronization

/// Everything that is shown of a run while it goes on, under a fixed list of names.
///
/// `/` is the page, `/state.json` what its script asks for, `/report` the report on what is finished, drawn anew only when a
/// stage has finished since; beside them the files that the report links to. While the report is drawn, which may take
/// seconds, all else is answered.
public final class LiveSite: Sendable {
    /// Draws the report on stages that are finished.
    package typealias Drawing = @Sendable ([(stage: String, manifest: Manifest)]) throws -> String

    private let source: any RunSource
    private let store: ArtifactStore
    private let draw: Drawing
    private let report = Mutex<(version: String, html: Task<String, any Error>)?>(nil)

    /// Shows what a source has, with the files of a store.
    public convenience init(_ source: any RunSource, store: ArtifactStore) {
        self.init(source, store: store) { try Self.report(on: $0, in: store) }
    }

    /// Shows what a source has, with the files of a store and a report that is drawn so.
    package init(_ source: any RunSource, store: ArtifactStore, draw: @escaping Drawing) {
        self.source = source
        self.store = store
        self.draw = draw
    }

    /// The answer to a name as it stands in a request, percent-encoded; nil when there is nothing of that name.
    public func answer(to name: String) async -> LiveAnswer? {
        do {
            switch name {
            case "/": return LiveAnswer(type: Self.html, policy: LivePage.policy, body: .data(Data(LivePage.html.utf8)))
            case "/state.json":
                let state = try LiveState(source.look()).encoded()
                return LiveAnswer(type: "application/json", policy: Self.nothing, body: .data(state))
            case "/report":
                let html = try await currentReport()
                return LiveAnswer(type: Self.html, policy: Self.reportPolicy, body: .data(Data(html.utf8)))
            default: return try ShownFiles(source.finished(), in: store)[name]
            }
        } catch {
            return Self.unavailable(error)
        }
    }

    /// The report on what is finished now; those who ask for the same one wait for one drawing.
    private func currentReport() async throws -> String {
        let contents = ReportContents(try source.finished())
        let version = contents.version
        let html = report.withLock { report in
            if let report, report.version == version { return report.html }
            let html = Task { [draw] in try await Self.besides { try draw(contents.stages) } }
            report = (version, html)
            return html
        }
        do {
            return try await html.value
        } catch {
            // What could not be read may be readable the next time.
            report.withLock { if $0?.version == version { $0 = nil } }
            throw error
        }
    }

    /// Works on a thread of its own: those of tasks are few, and have requests to answer.
    private static func besides(_ work: @escaping @Sendable () throws -> String) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result(catching: work)) }
        }
    }

    private static func report(
        on finished: [(stage: String, manifest: Manifest)], in store: ArtifactStore
    ) throws -> String {
        let inputs = finished.map { stage, manifest in
            let files = manifest.outputs.map { ($0.name, store.url(of: $0.digest)) }
            return BoundInput(
                name: stage, stage: stage, files: Dictionary(files) { first, _ in first }, manifest: manifest)
        }
        return try TutorialReport(stages: inputs).report().html()
    }

    private static let html = "text/html; charset=utf-8"
    private static let nothing = "default-src 'none'; frame-ancestors 'none'"
    /// The report brings a policy of its own along, which says more; this lets the live page show it in a frame.
    private static let reportPolicy = """
        object-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'
        """

    private static func unavailable(_ error: any Error) -> LiveAnswer {
        let text = "This cannot be shown at the moment: \(FileError.words(for: error))\n"
        var answer = LiveAnswer(
            type: "text/plain; charset=utf-8", policy: "default-src 'none'; frame-ancestors 'self'",
            body: .data(Data(text.utf8)))
        answer.isAvailable = false
        return answer
    }
}

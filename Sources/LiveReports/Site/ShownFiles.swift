import Artifacts
import Foundation
import PipelineEngine

/// The files that links in the report lead to, by the exact name under which each is asked for.
struct ShownFiles {
    private let files: [String: (url: URL, type: String)]

    /// Names the outputs of stages as the report does: `/stage/file`, percent-encoded.
    init(_ finished: [(stage: String, manifest: Manifest)], in store: ArtifactStore) {
        var files: [String: (url: URL, type: String)] = [:]
        for (stage, manifest) in finished {
            for output in manifest.outputs where output.role != .page {
                let name = "/\(stage)/\(output.name)".addingPercentEncoding(withAllowedCharacters: Self.plain) ?? ""
                files[name] = (store.url(of: output.digest), Self.type(of: output))
            }
        }
        self.files = files
    }

    /// The answer to a name; nil when it is none of these.
    subscript(name: String) -> LiveAnswer? {
        files[name].map { LiveAnswer(type: $0.type, policy: Self.policy, body: .file($0.url)) }
    }

    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")

    /// A file is shown, in the frame of the report if need be, and does nothing.
    private static let policy = """
        default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; \
        frame-ancestors 'self'
        """

    private static func type(of output: Manifest.Output) -> String {
        switch output.name.split(separator: ".").last {
        case "png": "image/png"
        case "csv": "text/csv; charset=utf-8"
        case "json": "application/json"
        case "txt": "text/plain; charset=utf-8"
        default: "application/octet-stream"
        }
    }
}

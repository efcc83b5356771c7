public import Artifacts
import Foundation
import Narratives
import Reports

/// Writes the page that tells what all stages did and found.
///
/// It is made of what they wrote and of the manifests of the executions that wrote it, never of the current run: equal
/// artifacts, equal bytes.
public enum WriteReport: StageKind {
    /// There is nothing to set.
    public typealias Parameters = NoParameters

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "write-report", summary: "Writes the page that tells what was done and what came out.",
        inputs: .stagesWithManifests, outputs: [.init("index.html", .page)])

    /// Writes.
    public static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let html = try TutorialReport(stages: context.inputs).report().html()
        try Data(html.utf8).save(to: context.output("index.html"))
    }
}

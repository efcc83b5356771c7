import Artifacts
import Foundation
import Reports

/// Puts the manifests of stages into the words of a report.
struct StageAccounts {
    let stages: [BoundInput]

    init(_ stages: [BoundInput]) {
        self.stages = stages
    }

    /// An account of every stage, in order.
    var all: [Report.Stage] { stages.map(account) }

    /// An account of the stage that draws the report: it cannot know how long it takes.
    var drawing: Report.Stage {
        Report.Stage(
            name: "report", kind: "write-report", summary: "Writes this page.", state: .drawing,
            needs: stages.map(\.stage))
    }

    private func account(_ stage: BoundInput) -> Report.Stage {
        let manifest = stage.manifest
        let inputs = manifest.recipe.inputs.map(artifact)
        return Report.Stage(
            name: stage.stage, kind: manifest.recipe.kind, summary: manifest.summary, state: .finished,
            needs: stages.map(\.stage).filter { name in inputs.contains { $0.stage == name } },
            madeAt: manifest.startedDate, seconds: manifest.seconds,
            parameters: manifest.parameters.map { parameter($0, of: manifest) }, inputs: inputs,
            outputs: manifest.outputs.map { output in
                Report.Artifact(
                    name: output.name, byteCount: output.size, digest: output.digest.hexadecimal,
                    file: output.role == .page ? output.name : "\(stage.stage)/\(output.name)")
            },
            facts: facts(of: manifest))
    }

    /// The file that was read; whoever wrote these bytes is where it came from.
    private func artifact(_ input: KeyRecipe.Input) -> Report.Artifact {
        let source = stages.first { $0.manifest.output(input.file)?.digest == input.digest }
        return Report.Artifact(
            name: input.file, byteCount: source?.manifest.output(input.file)?.size ?? 0,
            digest: input.digest.hexadecimal, stage: source?.stage)
    }

    private func parameter(_ description: ParameterDescription, of manifest: Manifest) -> Report.Parameter {
        Report.Parameter(
            name: description.name, value: manifest.recipe.parameters[description.name].map { "\($0)" } ?? "",
            defaultValue: "\(description.defaultValue)", unit: description.unit.isEmpty ? nil : description.unit)
    }

    private func facts(of manifest: Manifest) -> [Report.Fact] {
        [
            Report.Fact(name: "cache key", value: .digest(manifest.recipe.key.hexadecimal)),
            Report.Fact(name: "code fingerprint", value: .digest(manifest.recipe.code)),
        ] + manifest.ranOn.sorted { $0.key < $1.key }.map { Report.Fact(name: $0.key, value: .text($0.value)) }
    }
}

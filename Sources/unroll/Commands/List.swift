import ArgumentParser
import Artifacts
import PipelineEngine
import Stages

/// `unroll list`: the stages of a pipeline, or the kinds that there are with their parameters.
struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the stages of the pipeline with their parameters, or with --kinds all stage kinds.")

    @OptionGroup var options: PipelineOptions
    @Flag(help: "List the stage kinds, their inputs, outputs and parameters.") var kinds = false
    @Flag(help: "Write JSON to standard output.") var json = false

    func run() throws {
        if kinds {
            let listed = StageCatalogue.tutorial.kinds.map(KindListing.init)
            if json { return try JSONOutput.write(KindsListing(kinds: listed)) }
            for kind in listed { print(kind.text(options.style)) }
        } else {
            let listed = try options.pipeline().stages.map(StageListing.init)
            if json { return try JSONOutput.write(StagesListing(stages: listed)) }
            for stage in listed { print(stage.text(options.style)) }
        }
    }
}

private struct StagesListing: Encodable {
    let schema = 1
    let stages: [StageListing]
}

private struct KindsListing: Encodable {
    let schema = 1
    let kinds: [KindListing]
}

/// A stage of the pipeline: what it uses, what it needs, its parameters.
private struct StageListing: Encodable {
    let name: String
    let kind: String
    let summary: String
    let needs: [String]
    let parameters: [String: ParameterValue]

    init(_ stage: PipelineStage) {
        name = stage.name
        kind = stage.kind.declaration.name
        summary = stage.kind.declaration.summary
        needs = stage.neededStages
        parameters = stage.parameters
    }

    func text(_ style: TerminalStyle) -> String {
        var lines = [style.bold(name) + (kind == name ? "" : "  \(kind)"), "  \(summary)"]
        if !needs.isEmpty { lines.append("  needs: \(needs.joined(separator: ", "))") }
        for (name, value) in parameters.sorted(by: { $0.key < $1.key }) { lines.append("  \(name) = \(value)") }
        return lines.joined(separator: "\n")
    }
}

/// A stage kind: what it reads, writes and can be told.
private struct KindListing: Encodable {
    let name: String
    let summary: String
    let inputs: [String: [String]]
    let outputs: [String]
    let parameters: [ParameterDescription]

    init(_ kind: any StageKind.Type) {
        let declaration = kind.declaration
        name = declaration.name
        summary = declaration.summary
        outputs = declaration.outputs.map(\.name)
        parameters = kind.parameterDescriptions
        switch declaration.inputs {
        case .named(let named): inputs = Dictionary(uniqueKeysWithValues: named.map { ($0.name, $0.files) })
        case .stagesWithManifests: inputs = ["any number of stages": []]
        }
    }

    func text(_ style: TerminalStyle) -> String {
        var lines = [style.bold(name), "  \(summary)"]
        for (name, files) in inputs.sorted(by: { $0.key < $1.key }) {
            lines.append("  reads \(name)\(files.isEmpty ? "" : ": \(files.joined(separator: ", "))")")
        }
        lines.append("  writes \(outputs.joined(separator: ", "))")
        for parameter in parameters {
            let unit = parameter.unit.isEmpty ? "" : " \(parameter.unit)"
            lines.append(
                "  \(parameter.name) = \(parameter.defaultValue)\(unit): \(parameter.summary) (\(parameter.allowed))")
        }
        return lines.joined(separator: "\n")
    }
}

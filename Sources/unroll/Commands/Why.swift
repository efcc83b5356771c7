import ArgumentParser
import Artifacts
import PipelineEngine

/// `unroll why`: what decides what a stage writes, and what of it has changed.
struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explain why a stage is stale, or what makes it up to date.")

    @OptionGroup var options: PipelineOptions
    @Argument(help: "The stage.", completion: StageNames.completion) var stage: String
    @Flag(help: "Write JSON to standard output.") var json = false

    private struct Explanation: Encodable {
        let schema = 1
        let stage: StageReport
        let recipe: KeyRecipe?
        let ranOn: [String: String]?
        let started: String?
    }

    func run() throws {
        let planner = try options.planner(for: options.pipeline(with: [stage]))
        guard let (found, state) = planner.states().first(where: { $0.stage.name == stage }) else {
            return
        }
        let report = StageReport(found, state)
        if json {
            try JSONOutput.write(
                Explanation(
                    stage: report, recipe: state.manifest?.recipe, ranOn: state.manifest?.ranOn,
                    started: state.manifest?.started))
            return
        }
        print(report.line(style: options.style))
        if let manifest = state.manifest { explain(manifest) }
    }

    private func explain(_ manifest: Manifest) {
        print("made \(manifest.startedSecond.withVisibleControls) in \(durationText(manifest.seconds)) from")
        print("  kind        \(manifest.recipe.kind), code \(manifest.recipe.code.prefix(12))")
        for (name, value) in manifest.recipe.parameters.sorted(by: { $0.key < $1.key }) {
            print("  parameter   \(name) = \(value)")
        }
        for input in manifest.recipe.inputs {
            print("  input       \(input.name) \(input.file) \(input.digest.short)")
        }
        for (name, value) in manifest.recipe.surroundings.sorted(by: { $0.key < $1.key }) {
            print("  around it   \(name) \(value.prefix(12))")
        }
        for (name, value) in manifest.ranOn.sorted(by: { $0.key < $1.key }) {
            print("  ran on      \(name) \(value)".withVisibleControls)
        }
    }
}

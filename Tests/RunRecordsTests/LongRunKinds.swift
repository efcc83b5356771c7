import Artifacts
import Foundation

/// Counts up, measures and writes its seed.
enum Measure: StageKind {
    struct Parameters: StageParameters {
        var seed = 1
        var steps = 20

        static let fields: [ParameterField<Parameters>] = [
            .init("seed", \.seed, in: 0...1_000_000, "what to write"),
            .init("steps", \.steps, in: 1...10_000_000, "how many reports of progress; twenty are measured"),
        ]
    }

    static let declaration = StageDeclaration(
        name: "measure", summary: "Measures.", outputs: [.init("seed.txt", .table)])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {
        for step in 0...parameters.steps {
            context.progress(step, of: parameters.steps, "steps")
            if step < 20 { context.monitor.metric("loss", 1 / Double(step + parameters.seed), step: step) }
        }
        context.monitor.worked(samples: parameters.steps, operations: parameters.steps)
        context.print("wrote \(parameters.seed)")
        try Data("\(parameters.seed)".utf8).write(to: context.output("seed.txt"))
    }
}

/// Repeats what it reads; nothing, so that it fails, where that ends in a nine.
enum Repeat: StageKind {
    typealias Parameters = NoParameters

    struct Nine: Error {}

    static let declaration = StageDeclaration(
        name: "repeat", summary: "Repeats.", inputs: .named([StageInput("text", files: "seed.txt")]),
        outputs: [.init("twice.txt", .table)])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let text = try Data(contentsOf: context.input("text", "seed.txt"))
        if text.last == UInt8(ascii: "9") { throw Nine() }
        try (text + text).write(to: context.output("twice.txt"))
    }
}

extension StageCatalogue {
    static let longRun = StageCatalogue(
        [Measure.self, Repeat.self], fingerprints: ["measure": "code 1", "repeat": "code 1"])
}

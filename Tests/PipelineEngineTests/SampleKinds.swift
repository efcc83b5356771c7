import Artifacts
import Foundation

/// Writes its parameter.
enum WriteText: StageKind {
    struct Parameters: StageParameters {
        var text = "text"
        var count = 1
        var share = 0.5
        var isLoud = false

        static let fields: [ParameterField<Parameters>] = [
            .init("text", \.text, "what to write"),
            .init("count", \.count, in: 1...1000, unit: "times", "how often"),
            .init("share", \.share, in: 0...1, "a share"),
            .init("loud", \.isLoud, "in capitals"),
        ]
    }

    static let declaration = StageDeclaration(
        name: "write-text", summary: "Writes a text.", outputs: [.init("text.txt", .table)])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {
        for step in 0..<parameters.count {
            context.monitor.metric("length", Double(step), step: step)
            context.progress(step + 1, of: parameters.count, "times")
        }
        if parameters.isLoud { context.warn("\(parameters.text) is loud") }
        context.print("wrote \(parameters.text)")
        let text = parameters.isLoud ? parameters.text.uppercased() : parameters.text
        try Data(text.utf8).write(to: context.output("text.txt"))
    }
}

/// Writes one input behind the other.
enum JoinTexts: StageKind {
    typealias Parameters = NoParameters

    static let declaration = StageDeclaration(
        name: "join-texts", summary: "Joins two texts.",
        inputs: .named([StageInput("first", files: "text.txt"), StageInput("second", files: "text.txt")]),
        outputs: [.init("joined.txt", .table)], cores: .all)

    static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let first = try Data(contentsOf: context.input("first", "text.txt"))
        let second = try Data(contentsOf: context.input("second", "text.txt"))
        try (first + second).write(to: context.output("joined.txt"))
    }
}

/// Always fails, after printing a line.
enum Fail: StageKind {
    typealias Parameters = NoParameters

    struct Complaint: Error, CustomStringConvertible {
        let description = "the loss became NaN at step 3; lower the learning rate"
    }

    static let declaration = StageDeclaration(
        name: "fail", summary: "Fails.", outputs: [.init("text.txt", .table)])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {
        context.print("a last word")
        throw Complaint()
    }
}

/// Ends well without writing what it declares.
enum ForgetOutput: StageKind {
    typealias Parameters = NoParameters

    static let declaration = StageDeclaration(
        name: "forget-output", summary: "Writes nothing.", outputs: [.init("text.txt", .table)])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {}
}

/// Lists the stages it is given, on a page.
enum ListStages: StageKind {
    typealias Parameters = NoParameters

    static let declaration = StageDeclaration(
        name: "list-stages", summary: "Lists stages.", inputs: .stagesWithManifests,
        outputs: [.init("page.html", .page)])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let names = context.inputs.map { "\($0.stage) \($0.manifest.recipe.key.short)" }
        try Data(names.joined(separator: "\n").utf8).write(to: context.output("page.html"))
    }
}

/// Waits for cancellation, as a long training would notice it.
enum WaitForCancellation: StageKind {
    typealias Parameters = NoParameters

    static let declaration = StageDeclaration(
        name: "wait-for-cancellation", summary: "Waits.", outputs: [.init("text.txt", .table)])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {
        context.print("waiting")
        while true {
            try context.checkCancellation()
            sched_yield()
        }
    }
}

/// Ends only when another stage of this kind runs beside it.
enum Meet: StageKind {
    struct Parameters: StageParameters {
        var place = ""
        var name = ""
        var other = ""

        static let fields: [ParameterField<Parameters>] = [
            .init("place", \.place, "the folder where they meet"), .init("self", \.name, "who this is"),
            .init("other", \.other, "who must come"),
        ]
    }

    struct Alone: Error {}

    static let declaration = StageDeclaration(name: "meet", summary: "Meets.", outputs: [.init("text.txt", .table)])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {
        try FileManager.default.createDirectory(atPath: parameters.place, withIntermediateDirectories: true)
        try Data().write(to: URL(filePath: parameters.place).appending(path: parameters.name))
        let other = URL(filePath: parameters.place).appending(path: parameters.other).path
        var patience = 3_000_000
        while !FileManager.default.fileExists(atPath: other) {
            patience -= 1
            guard patience > 0 else { throw Alone() }
            sched_yield()
        }
        try Data().write(to: context.output("text.txt"))
    }
}

/// Counts up, as a training does, and says how much it did.
enum CountSteps: StageKind {
    struct Parameters: StageParameters {
        var steps = 3

        static let fields: [ParameterField<Parameters>] = [.init("steps", \.steps, in: 1...1_000_000, "steps")]
    }

    static let declaration = StageDeclaration(
        name: "count-steps", summary: "Counts.", outputs: [.init("text.txt", .table)])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {
        for step in 0...parameters.steps { context.progress(step, of: parameters.steps, "steps") }
        context.monitor.worked(samples: 8 * parameters.steps, operations: 100)
        try Data().write(to: context.output("text.txt"))
    }
}

/// Counts up, leaves a checkpoint after each step, and fails where it is told to; what it writes tells nothing of that.
enum CountOn: StageKind {
    struct Parameters: StageParameters {
        var steps = 5
        var start = 100

        static let fields: [ParameterField<Parameters>] = [
            .init("steps", \.steps, in: 1...1_000, "steps"), .init("start", \.start, in: 0...1_000, "where it begins"),
        ]
    }

    struct PowerFailure: Error {}

    static let declaration = StageDeclaration(
        name: "count-on", summary: "Counts.", outputs: [.init("text.txt", .table)], growing: "steps")

    static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let last = Int(context.environment["FAIL_AFTER"] ?? "") ?? .max
        let lost = Int(context.environment["LOSE_LOG_AFTER"] ?? "")
        context.progress(0, of: parameters.steps, "steps")
        let found = context.checkpoints?.newest(upTo: parameters.steps) { $0.metadata["start"] != nil }
        var done = 0
        if let found {
            guard let number = Int(found.metadata["done"] ?? "") else { throw UnusableCheckpoint(PowerFailure()) }
            done = number
            context.monitor.resume(
                at: StageProgress(completed: done, total: parameters.steps, unit: "steps"),
                printed: try found.bytes("printed").elements)
            context.progress(done, of: parameters.steps, "steps")
        }
        while done < parameters.steps {
            done += 1
            context.print("\(parameters.start + done)")
            context.progress(done, of: parameters.steps, "steps")
            context.checkpoints?.keep(at: StageProgress(completed: done, total: parameters.steps, unit: "steps")) {
                let printed = try context.monitor.printed()
                var checkpoint = SafetensorsWriter(metadata: ["done": "\(done)", "start": "\(parameters.start)"])
                checkpoint.add(ShapedArray(shape: [printed.count], elements: printed), named: "printed")
                return checkpoint
            }
            if done == last { throw PowerFailure() }
            if done == lost { try FileManager.default.removeItem(at: context.output(StageOutput.log.name)) }
            try context.checkCancellation()
        }
        context.monitor.worked(samples: done, operations: done)
        try Data("\(parameters.start + done)".utf8).write(to: context.output("text.txt"))
    }
}

/// Reports the progress that it is told to report, and says how much it did.
enum ReportProgress: StageKind {
    struct Parameters: StageParameters {
        var reports = ""

        static let fields: [ParameterField<Parameters>] = [
            .init("reports", \.reports, "such as \"0 steps, 1 steps\"")
        ]
    }

    static let declaration = StageDeclaration(
        name: "report-progress", summary: "Reports.", outputs: [.init("text.txt", .table)])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {
        for report in parameters.reports.split(separator: ", ") {
            let words = report.split(separator: " ")
            context.progress(Int(words[0]) ?? 0, of: 9, String(words[1]))
        }
        context.monitor.worked(samples: 8, operations: 100)
        try Data().write(to: context.output("text.txt"))
    }
}

/// Writes its parameter, unless a file is in the way.
enum WriteUnless: StageKind {
    struct Parameters: StageParameters {
        var text = ""
        var place = ""

        static let fields: [ParameterField<Parameters>] = [
            .init("text", \.text, "what to write"), .init("place", \.place, "the file that is in the way"),
        ]
    }

    struct InTheWay: Error {}

    static let declaration = StageDeclaration(
        name: "write-unless", summary: "Writes a text.", outputs: [.init("text.txt", .table)])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {
        guard !FileManager.default.fileExists(atPath: parameters.place) else { throw InTheWay() }
        try Data(parameters.text.utf8).write(to: context.output("text.txt"))
    }
}

/// Writes what it finds in a file that no key tells of, as a stage would that depends on the processor.
enum WritePlace: StageKind {
    struct Parameters: StageParameters {
        var place = ""

        static let fields: [ParameterField<Parameters>] = [.init("place", \.place, "the file")]
    }

    static let declaration = StageDeclaration(
        name: "write-place", summary: "Writes what it finds.", outputs: [.init("text.txt", .table)])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let text = (try? String(contentsOfFile: parameters.place, encoding: .utf8)) ?? "none"
        context.monitor.ranOn("level", text)
        try Data(text.utf8).write(to: context.output("text.txt"))
    }
}

extension StageCatalogue {
    static func sample(fingerprints: [String: String] = [:]) -> StageCatalogue {
        let kinds: [any StageKind.Type] = [
            WriteText.self, JoinTexts.self, Fail.self, ForgetOutput.self, ListStages.self, WaitForCancellation.self,
            Meet.self, CountSteps.self, CountOn.self, ReportProgress.self, WriteUnless.self, WritePlace.self,
        ]
        var all: [String: String] = [:]
        for kind in kinds { all[kind.declaration.name] = fingerprints[kind.declaration.name] ?? "code 1" }
        return StageCatalogue(kinds, fingerprints: all)
    }
}

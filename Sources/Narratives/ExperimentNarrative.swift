import Artifacts
import Foundation
import Reports

/// Tells of one experiment of the tutorial.
protocol ExperimentNarrative {
    /// Finds what there is to tell; nil when the experiment is not among the stages.
    ///
    /// - Throws: When a file cannot be read.
    init?(_ stages: [BoundInput]) throws

    /// What was promised, and what came out.
    func verdict() -> Report.Verdict

    /// The part of the page that tells more.
    ///
    /// - Throws: When a file cannot be read.
    func section() throws -> Report.Section
}

extension Experiment {
    /// Whether the promise was kept; open when the numbers are not the tutorial's.
    func outcome(_ isKept: Bool) -> Report.Verdict.Outcome {
        changes.isEmpty ? (isKept ? .met : .missed) : .open
    }

    /// A sentence on what differs from the tutorial; empty when nothing does.
    var remark: String {
        changes.isEmpty ? "" : " It differs from the tutorial: \(changes.joined(separator: ", "))."
    }

    /// What PyTorch reaches with the tutorial's numbers; nothing where the numbers are others, which it did not try.
    func pytorch(_ words: String) -> String? {
        changes.isEmpty ? "PyTorch 2.13, \(words)" : nil
    }

    /// How long the training took, when these weights were made.
    var duration: Report.Metric {
        .init(
            name: "time for training", value: .seconds(training.manifest.seconds),
            meaning: "when these weights were made")
    }

    /// All that was drawn; what concerns the health of the training stands last, under a heading of its own.
    ///
    /// The loss and the figures of the given names come alive where scripts run.
    ///
    /// - Throws: When a picture cannot be read.
    func figures(players: [String: Report.Player] = [:]) throws -> [Report.Block] {
        let players = players.merging(["loss": .smoothing]) { own, _ in own }
        let all = try plotting?.figures(of: name, players: players) ?? []
        let (health, others) = (all.filter(\.isOfHealth), all.filter { !$0.isOfHealth })
        return others.map { .figure($0) } + self.health(health)
    }

    /// The course of learning a signal, played where some of its moments are drawn.
    ///
    /// - Parameter figure: The figure whose data hold all steps.
    /// - Returns: The player, by the name of the figure that it belongs to.
    func replay(of figure: String) -> [String: Report.Player] { ["moments": .course(of: "\(name)-\(figure)")] }

    /// The lines that a stage printed, whole.
    ///
    /// - Throws: When the log cannot be read.
    func log(of stage: BoundInput, title: String) throws -> Report.Block {
        .log(.init(title: title, text: try stage.log().joined(separator: "\n")))
    }

    /// The lines that the stages of a kind printed while they prepared the data.
    ///
    /// - Throws: When a log cannot be read.
    func logs(ofKind kind: String, title: String) throws -> [Report.Block] {
        try preparing.filter { $0.manifest.recipe.kind == kind }.map { try log(of: $0, title: title) }
    }

    /// The command that prints what a stage of a kind printed while it prepared the data.
    func logCommand(ofKind kind: String) -> String {
        "`unroll logs \(preparing.first(ofKind: kind)?.stage ?? kind)`"
    }

    /// The command that prints what the training printed.
    var logCommand: String { "`unroll logs \(training.stage)`" }
}

extension ClosedRange<Double> {
    /// The range in words, with so many decimals.
    func text(decimals: Int) -> String {
        String(format: "%.\(decimals)f to %.\(decimals)f", lowerBound, upperBound)
    }
}

extension Report.Block {
    /// What a text says beside what was found here.
    static func claims(_ rows: [(text: String, here: String)]) -> Report.Block {
        .table(
            Report.Table(
                caption: "What the text says, and what was found here", columns: ["The text", "Here"],
                rows: rows.map { [.prose($0.text), .prose($0.here)] }))
    }

    /// Where the prints and figures of a text are found.
    static func counterparts(_ rows: [(text: String, here: String)]) -> Report.Block {
        .table(
            Report.Table(
                caption: "Every print and figure of the text, and where it is here",
                columns: ["In the text", "Here"], rows: rows.map { [.prose($0.text), .prose($0.here)] }))
    }
}

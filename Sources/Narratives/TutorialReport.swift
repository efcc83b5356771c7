public import Artifacts
import Foundation
public import Reports

/// The report on the tutorial: what its stages wrote, put into words.
public struct TutorialReport {
    private let stages: [BoundInput]

    /// Takes the stages that the report tells of.
    public init(stages: [BoundInput]) {
        self.stages = stages
    }

    /// The report.
    ///
    /// - Throws: When a file that a stage wrote cannot be read.
    public func report() throws -> Report {
        let kinds: [any ExperimentNarrative.Type] = [
            RegressionNarrative.self, FitNarrative.self, ClassifierNarrative.self, AutoencoderNarrative.self,
            DynamicNarrative.self,
        ]
        let narratives = try kinds.compactMap { try $0.init(stages) }
        let accounts = StageAccounts(stages)
        return Report(
            title: "Recurrent networks, trained and explained",
            introduction: introduction + remark(on: narratives.count, of: kinds.count),
            verdicts: narratives.map { $0.verdict() },
            sections: try narratives.map { try $0.section() },
            stages: accounts.all + [accounts.drawing],
            dataFiles: try DataNarrative(stages).files(),
            environment: environment,
            glossary: Glossary.terms)
    }

    /// What is to be said of a page that does not tell of all experiments, as that of a run that goes on or failed.
    private func remark(on count: Int, of all: Int) -> [String] {
        count == all
            ? []
            : [
                "Of the tutorial's \(all) experiments this page tells of \(count). The others have not come to their end, or "
                    + "are not in this pipeline."
            ]
    }

    private var introduction: [String] {
        [
            """
            This page was written by a pipeline: a program that fetched the data, trained the networks, measured them and \
            drew every figure below. It shows what a well-known PyTorch tutorial on recurrent networks shows, with \
            the numbers of this very training.
            """,
            """
            Every number was measured by this pipeline, but for those of the texts and of PyTorch, which stand beside them. A \
            promise counts as kept when the result is no worse than the worst of PyTorch's runs. The same program with \
            the same parameters writes the same weights and the same pictures, byte for byte, on any processor of the \
            same level; the stages at the end name each file with its digest.
            """,
        ]
    }

    /// What the executions ran on; where they differ, because they were made at other times, with the stages of each.
    private var environment: [Report.Fact] {
        let names = Set(stages.flatMap(\.manifest.ranOn.keys)).sorted()
        return names.flatMap { name in
            let stagesByValue = Dictionary(grouping: stages.filter { $0.manifest.ranOn[name] != nil }) {
                $0.manifest.ranOn[name] ?? ""
            }
            return stagesByValue.sorted { $0.key < $1.key }.map { value, stages in
                let makers = stagesByValue.count == 1 ? "" : " (\(stages.map(\.stage).joined(separator: ", ")))"
                return Report.Fact(name: name, value: .text(value + makers))
            }
        }
    }
}

extension [BoundInput] {
    /// The first stage of a kind.
    func first(ofKind kind: String) -> BoundInput? {
        first { $0.manifest.recipe.kind == kind }
    }
}

extension BoundInput {
    /// The contents of one of the stage's files, which may have as many bytes as a file of tensors if nothing else is said.
    ///
    /// - Throws: When it is not among them, cannot be read, or is larger.
    func contents(of file: String, noLargerThan limit: Int = SafetensorsFile.sizeLimit) throws -> Data {
        guard let url = files[file] else {
            throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: "\(stage)/\(file)"])
        }
        return try Data(wholeFile: url, noLargerThan: limit)
    }

    /// A value that one of the stage's files holds as JSON.
    ///
    /// - Throws: When it cannot be read.
    func decoded<Value: Decodable>(_ type: Value.Type, from file: String) throws -> Value {
        try JSONDecoder().decode(type, from: contents(of: file, noLargerThan: Data.textLimit))
    }

    /// The lines that the stage printed.
    ///
    /// - Throws: When the log cannot be read.
    func log() throws -> [String] {
        let text = try contents(of: StageOutput.log.name, noLargerThan: Data.textLimit)
        return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

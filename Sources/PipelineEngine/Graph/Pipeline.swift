public import Artifacts

/// A pipeline whose every name is resolved and whose every parameter is checked: a graph of stages without cycles.
public struct Pipeline: Sendable {
    /// The file it was read from.
    public let path: String
    /// What it is for; empty when the file does not say.
    public let summary: String
    /// The stages, each after those that it needs, otherwise in the order of the file.
    public let stages: [PipelineStage]

    /// The stage of the given name.
    public subscript(name: String) -> PipelineStage? {
        stages.first { $0.name == name }
    }

    /// The names of the stages that directly need the given one.
    public func dependents(of name: String) -> [String] {
        stages.filter { $0.needs.contains { $0.stage == name } }.map(\.name)
    }
}

/// One stage of a pipeline.
public struct PipelineStage: Sendable {
    /// An input bound to the stage that writes it.
    public struct Need: Sendable, Equatable {
        /// The input's name; the stage's own name for kinds that take any number of stages.
        public let input: String
        /// The stage.
        public let stage: String
    }

    /// The name, unique in its pipeline.
    public let name: String
    /// What it does.
    public let kind: any StageKind.Type
    /// The stages it needs, in the order of the kind's declaration or of the file.
    public let needs: [Need]
    /// Every parameter, defaults included.
    public let parameters: [String: ParameterValue]

    /// The stages it needs, each once.
    public var neededStages: [String] {
        needs.reduce(into: []) { names, need in
            if !names.contains(need.stage) { names.append(need.stage) }
        }
    }
}

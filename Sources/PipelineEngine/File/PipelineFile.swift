import Artifacts

/// A pipeline file as it was read: its structure is checked, its names are not yet resolved.
public struct PipelineFile: Sendable, Equatable {
    /// A text with the place where it stands.
    struct Located<Value: Sendable & Equatable>: Sendable, Equatable {
        let value: Value
        let position: SourcePosition?
    }

    /// One stage.
    struct Entry: Sendable, Equatable {
        let name: Located<String>
        let kind: Located<String>
        let needs: [Need]
        let parameters: [Parameter]
    }

    /// A stage that another needs, bound to an input unless the kind takes any number of stages.
    struct Need: Sendable, Equatable {
        let input: Located<String>?
        let stage: Located<String>
    }

    /// A parameter that the file sets.
    struct Parameter: Sendable, Equatable {
        let name: Located<String>
        let value: ParameterValue
    }

    /// Where it was read from, as errors name it.
    public let path: String
    /// What the pipeline is for, in a sentence; empty when the file does not say.
    public let summary: String
    let entries: [Entry]

    /// The names of the stages, in the order of the file.
    public var stageNames: [String] { entries.map(\.name.value) }
}

import Artifacts

/// A stage as a drawing of the graph shows it.
public struct DrawnStage: Sendable, Equatable {
    /// What a run would do with a stage, as far as a colour can tell.
    public enum Tone: String, Sendable, CaseIterable {
        /// Leave it alone.
        case settled
        /// Restore it, run it, or see.
        case pending
        /// It cannot run.
        case blocked
    }

    /// The stage's name.
    public let name: String
    /// The name of its kind.
    public let kind: String
    /// How it stands, in a word or two.
    public let state: String
    /// How it stands, as a colour.
    public let tone: Tone
    /// The stages it needs, by input.
    public let needs: [PipelineStage.Need]
    /// Whether it writes a page.
    public let writesPage: Bool

    /// Describes a stage.
    public init(_ stage: PipelineStage, state: String, tone: Tone) {
        name = stage.name
        kind = stage.kind.declaration.name
        self.state = state
        self.tone = tone
        needs = stage.needs
        writesPage = stage.kind.declaration.outputs.contains { $0.role == .page }
    }

    /// The lines that a box shows: the name, the kind where it is another word, the state.
    var lines: [String] { [name] + (kind == name ? [] : [kind]) + [state] }
}

extension PipelineStage.Need {
    /// What an arrow is labelled with; nil where the input has no name of its own.
    var label: String? { input == stage ? nil : input }
}

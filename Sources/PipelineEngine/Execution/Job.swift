import Artifacts

/// What is to be done with a stage that cannot be settled by looking at it.
struct Job: Sendable {
    enum Work: Sendable {
        case restore(Manifest, files: [String])
        case execute(KeyRecipe, reasons: [KeyDifference], before: Manifest?)
    }

    let stage: PipelineStage
    let work: Work
    /// Whether the user asked for it, up to date or not: it then begins from nothing.
    let isForced: Bool

    /// Whether more cores make it faster.
    var takesAllCores: Bool {
        if case .execute = work { stage.kind.declaration.cores == .all } else { false }
    }
}

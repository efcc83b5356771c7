import Artifacts

/// What is known at a moment of a run: which stages are settled, running, or still to come.
///
/// A value that only the run's own task touches.
struct RunBoard {
    private(set) var pending: [PipelineStage]
    private(set) var outcomes: [String: StageOutcome] = [:]
    private(set) var manifests: [String: Manifest]
    private(set) var grantedCores: [String: Int] = [:]
    private var postponed: [PipelineStage] = []
    private var mended: [String: Set<Digest>] = [:]
    private var executed: [String: Digest] = [:]

    /// Starts with all stages to come.
    ///
    /// - Parameters:
    ///   - stages: The stages that the run looks at, in order.
    ///   - manifests: The records of stages that the run does not look at but whose outputs others read.
    init(stages: [PipelineStage], manifests: [String: Manifest]) {
        pending = stages
        self.manifests = manifests
    }

    /// Whether any stage has failed.
    var hasFailure: Bool {
        outcomes.values.contains { if case .failed = $0 { true } else { false } }
    }

    /// Whether the user stopped the run before it was at its end.
    var wasInterrupted: Bool {
        !pending.isEmpty || outcomes.values.contains { if case .interrupted = $0 { true } else { false } }
    }

    /// How many cores the running stages hold.
    var coresInUse: Int { grantedCores.values.reduce(0, +) }

    /// Takes the first stage to come whose needs are all settled.
    mutating func takeReady() -> PipelineStage? {
        let index = pending.firstIndex { stage in
            stage.needs.allSatisfy { manifests[$0.stage] != nil || outcomes[$0.stage] != nil }
        }
        return index.map { pending.remove(at: $0) }
    }

    /// The stages that the given one needs and that did not end well.
    func failedNeeds(of stage: PipelineStage) -> [String] {
        stage.neededStages.filter { manifests[$0] == nil }
    }

    /// Notes that a stage runs on so many cores.
    mutating func start(_ stage: String, cores: Int) {
        grantedCores[stage] = cores
    }

    /// Whether a stage that is not settled yet is executed under this key: another one need not be.
    func isExecuting(_ key: Digest) -> Bool { executed.values.contains(key) }

    /// Whether this run has executed a stage under this key.
    func hasExecuted(_ key: Digest) -> Bool {
        outcomes.values.contains { if case .ran(let manifest, _) = $0 { manifest.recipe.key == key } else { false } }
    }

    /// Notes that a stage is executed under a key.
    mutating func execute(_ key: Digest, as stage: String) {
        executed[stage] = key
    }

    /// Whether stages that are not settled yet will write all of these objects anew.
    func isMending(_ objects: Set<Digest>) -> Bool {
        objects.isSubset(of: mended.values.reduce(into: []) { $0.formUnion($1) })
    }

    /// Notes that a stage will write objects anew that the store has lost.
    mutating func mend(_ objects: Set<Digest>, by stage: String) {
        mended[stage] = objects
    }

    /// Puts a stage back until another is settled.
    mutating func postpone(_ stage: PipelineStage) {
        postponed.append(stage)
    }

    /// Notes how a stage was settled.
    mutating func settle(_ stage: String, _ outcome: StageOutcome) {
        pending = postponed + pending
        postponed = []
        mended[stage] = nil
        executed[stage] = nil
        grantedCores[stage] = nil
        outcomes[stage] = outcome
        manifests[stage] = outcome.manifest
    }
}

public import Artifacts

/// Finds out how the stages of a pipeline stand, without changing anything but the memory of which objects were checked.
public struct Planner: Sendable {
    let pipeline: Pipeline
    let catalogue: StageCatalogue
    let folder: OutputFolder

    /// Makes the planner of a pipeline over an output folder.
    public init(pipeline: Pipeline, catalogue: StageCatalogue, folder: OutputFolder) {
        self.pipeline = pipeline
        self.catalogue = catalogue
        self.folder = folder
    }

    /// The state of every stage, in the order of the pipeline.
    public func states() -> [(stage: PipelineStage, state: StageState)] {
        defer { folder.rememberChecks() }
        var manifests: [String: Manifest] = [:]
        return pipeline.stages.map { stage in
            let state = state(of: stage, given: manifests)
            manifests[stage.name] = state.manifest
            return (stage, state)
        }
    }

    /// The state of a stage, given the manifests of the stages it needs as far as they are known.
    func state(of stage: PipelineStage, given manifests: [String: Manifest]) -> StageState {
        let unknown = stage.neededStages.filter { manifests[$0] == nil }
        guard unknown.isEmpty else { return .waiting(for: unknown) }
        do {
            let recipe = try recipe(of: stage, given: manifests)
            switch execution(of: stage, recipe.key) {
            case .whole(let manifest): return shownState(of: stage, manifest)
            case .broken(_, let faults): return .stale(KeyDifference.damage(faults))
            case .unreadable(let reason): return .stale([.recordDamaged(reason: reason)])
            case .none:
                try folder.store.checkFormat(ofExecution: recipe.key)
                return .stale(reasons(stage, recipe))
            }
        } catch {
            return .blocked(reason: "\(error)")
        }
    }

    /// What the cache holds of an execution of a stage, whose record must name all that the kind declares.
    func execution(of stage: PipelineStage, _ key: Digest) -> KnownExecution {
        let known = folder.store.execution(for: key)
        guard case .whole(let manifest) = known else { return known }
        let missing = (stage.kind.declaration.outputs + [.log]).first { manifest.output($0.name) == nil }
        return missing.map { .unreadable(reason: "it names no \($0.name)") } ?? known
    }

    /// The state of a stage whose outputs the cache holds.
    private func shownState(of stage: PipelineStage, _ manifest: Manifest) -> StageState {
        let changed = folder.changedFiles(of: stage.name, comparedTo: manifest)
        let record = folder.shownRecord(of: stage.name)
        if case .damaged(let reason) = record {
            return .needsRestoring(manifest, files: changed, instead: [.shownRecordDamaged(reason: reason)])
        }
        guard !changed.isEmpty else { return .upToDate(manifest) }
        let shown = record.record.flatMap { folder.store.recordedManifest(for: $0.key) }
        let instead = shown.map { KeyDifference.between($0.recipe, manifest.recipe) } ?? []
        return .needsRestoring(manifest, files: changed, instead: instead)
    }

    /// Everything that decides what a stage writes.
    ///
    /// - Throws: What the kind throws when it looks at its surroundings.
    func recipe(of stage: PipelineStage, given manifests: [String: Manifest]) throws -> KeyRecipe {
        KeyRecipe(
            kind: stage.kind.declaration.name, parameters: stage.parameters,
            inputs: try inputs(of: stage, given: manifests), code: catalogue.fingerprint(of: stage.kind),
            surroundings: try stage.kind.surroundings(), growing: stage.kind.declaration.growing)
    }

    private func inputs(of stage: PipelineStage, given manifests: [String: Manifest]) throws -> [KeyRecipe.Input] {
        switch stage.kind.declaration.inputs {
        case .named(let inputs):
            return inputs.flatMap { input in
                let source = stage.needs.first { $0.input == input.name }.flatMap { manifests[$0.stage] }
                return input.files.compactMap { file in
                    source?.output(file).map { KeyRecipe.Input(name: input.name, file: file, digest: $0.digest) }
                }
            }
        case .stagesWithManifests:
            return try stage.needs.compactMap { need in
                guard let manifest = manifests[need.stage] else { return nil }
                return KeyRecipe.Input(name: need.input, file: "manifest", digest: Digest(of: try manifest.encoded()))
            }
        }
    }

    /// Why a stage must run under whose key nothing is recorded.
    func reasons(_ stage: PipelineStage, _ recipe: KeyRecipe) -> [KeyDifference] {
        switch folder.shownRecord(of: stage.name) {
        case .none: return [.neverRan]
        case .damaged(let reason): return [.shownRecordDamaged(reason: reason)]
        case .read(let shown):
            switch folder.store.record(for: shown.key) {
            case .none: return [.recordLost]
            case .damaged(let reason): return [.recordDamaged(reason: reason)]
            case .read(let before): return KeyDifference.between(before.recipe, recipe)
            }
        }
    }

    /// What the stages come to, as far as the records of those that they need tell.
    ///
    /// Whether the objects are still there does not matter: what a lost one makes stale is still what the pipeline asks for.
    ///
    /// - Throws: What a kind throws when it looks at its surroundings.
    public func recordedRecipes() throws -> [KeyRecipe] {
        var manifests: [String: Manifest] = [:]
        var recipes: [KeyRecipe] = []
        for stage in pipeline.stages where stage.neededStages.allSatisfy({ manifests[$0] != nil }) {
            let recipe = try recipe(of: stage, given: manifests)
            recipes.append(recipe)
            manifests[stage.name] = folder.store.recordedManifest(for: recipe.key)
        }
        return recipes
    }
}

public import Artifacts

/// Finds out how the stages of a pipeline stand, without changing anything.
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
            guard let manifest = folder.store.manifest(for: recipe.key) else {
                try folder.store.checkFormat(ofExecution: recipe.key)
                return .stale(reasons(stage, recipe))
            }
            let changed = folder.changedFiles(of: stage.name, comparedTo: manifest)
            guard !changed.isEmpty else { return .upToDate(manifest) }
            let shown = folder.shownKey(of: stage.name).flatMap(folder.store.recordedManifest)
            let instead = shown.map { KeyDifference.between($0.recipe, recipe) } ?? []
            return .needsRestoring(manifest, files: changed, instead: instead)
        } catch {
            return .blocked(reason: "\(error)")
        }
    }

    /// Everything that decides what a stage writes.
    ///
    /// - Throws: What the kind throws when it looks at its surroundings.
    func recipe(of stage: PipelineStage, given manifests: [String: Manifest]) throws -> KeyRecipe {
        KeyRecipe(
            kind: stage.kind.declaration.name, parameters: stage.parameters,
            inputs: try inputs(of: stage, given: manifests), code: catalogue.fingerprint(of: stage.kind),
            surroundings: try stage.kind.surroundings())
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

    /// Why a stage must run whose recipe has no complete execution in the store.
    func reasons(_ stage: PipelineStage, _ recipe: KeyRecipe) -> [KeyDifference] {
        guard let key = folder.shownKey(of: stage.name), let before = folder.store.recordedManifest(for: key) else {
            return [.neverRan]
        }
        let lost = before.outputs.filter { !folder.store.contains($0.digest, size: $0.size) }.map(\.name)
        let differences = KeyDifference.between(before.recipe, recipe)
        return differences.isEmpty ? [.objectsLost(files: lost)] : differences
    }
}

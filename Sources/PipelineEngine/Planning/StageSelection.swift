/// Which stages of a pipeline a run looks at.
public struct StageSelection: Sendable {
    /// The stages that were named; empty means all.
    public var targets: [String] = []
    /// Only the named stages, not those that they need.
    public var only = false
    /// Only stages that come from these (and what they need); empty means no such limit.
    public var from: [String] = []
    /// Also every stage that depends on a named one.
    public var downstream = false

    /// Selects all stages.
    public init() {}

    /// The names of the selected stages: those that `--force` concerns, and those that are also looked at because
    /// the others need them.
    ///
    /// - Throws: ``PipelineError`` for a name that is no stage, or when nothing is left.
    public func resolved(in pipeline: Pipeline) throws(PipelineError) -> (chosen: Set<String>, needed: Set<String>) {
        let names = pipeline.stages.map(\.name)
        for name in targets + from where pipeline[name] == nil {
            throw PipelineError(
                source: pipeline.path, "there is no stage '\(name)'\(NearestWord.hint(for: name, among: names))")
        }
        var chosen = Set(targets.isEmpty ? names : targets)
        if downstream { chosen = closure(of: chosen) { pipeline.dependents(of: $0) } }
        if !from.isEmpty {
            let reached = closure(of: Set(from)) { pipeline.dependents(of: $0) }
            chosen = targets.isEmpty ? reached : reached.intersection(needs(of: chosen, in: pipeline))
        }
        guard !chosen.isEmpty else {
            throw PipelineError(
                source: "--from",
                "none of \(targets.joined(separator: ", ")) comes from \(from.joined(separator: ", "))")
        }
        return (chosen, only ? [] : needs(of: chosen, in: pipeline).subtracting(chosen))
    }

    /// Makes sure that `only` leaves no need unmet: what is not run must be in the cache.
    ///
    /// - Parameters:
    ///   - chosen: The stages that are to run.
    ///   - states: How all stages stand.
    /// - Throws: ``PipelineError`` for the first need that is stale.
    public func checkNeeds(of chosen: Set<String>, in states: [(stage: PipelineStage, state: StageState)])
        throws(PipelineError)
    {
        guard only else { return }
        let missing = Set(states.filter { $0.state.manifest == nil }.map(\.stage.name)).subtracting(chosen)
        for (stage, _) in states where chosen.contains(stage.name) {
            for need in stage.needs where missing.contains(need.stage) {
                throw PipelineError(
                    source: "--only", "stage '\(stage.name)' needs '\(need.stage)', which is stale. Run without --only")
            }
        }
    }

    private func needs(of names: Set<String>, in pipeline: Pipeline) -> Set<String> {
        closure(of: names) { pipeline[$0]?.needs.map(\.stage) ?? [] }
    }

    private func closure(of names: Set<String>, neighbours: (String) -> [String]) -> Set<String> {
        var reached = names
        var open = Array(names)
        while let name = open.popLast() {
            for neighbour in neighbours(name) where reached.insert(neighbour).inserted { open.append(neighbour) }
        }
        return reached
    }
}

public import Artifacts

extension Pipeline {
    /// Resolves a pipeline file: kinds, inputs, parameters, order.
    ///
    /// - Parameters:
    ///   - file: What was read.
    ///   - catalogue: The kinds that there are.
    ///   - overrides: What the command line sets; it wins over the file.
    /// - Throws: ``PipelineError`` for the first thing that is wrong.
    public init(_ file: PipelineFile, catalogue: StageCatalogue, overrides: [ParameterOverride] = [])
        throws(PipelineError)
    {
        let resolver = PipelineResolver(file: file, catalogue: catalogue, overrides: overrides)
        try resolver.checkOverrides()
        var stages: [PipelineStage] = []
        for entry in try StageOrder(file: file).sorted() { stages.append(try resolver.stage(entry)) }
        try resolver.checkPages()
        self.init(path: file.path, summary: file.summary, stages: stages)
    }
}

/// Resolves the names of a pipeline file, one stage at a time.
struct PipelineResolver {
    let file: PipelineFile
    let catalogue: StageCatalogue
    let overrides: [ParameterOverride]

    func stage(_ entry: PipelineFile.Entry) throws(PipelineError) -> PipelineStage {
        let kind = try kind(of: entry)
        return PipelineStage(
            name: entry.name.value, kind: kind, needs: try needs(of: entry, kind: kind),
            parameters: try parameters(of: entry, kind: kind))
    }

    func checkOverrides() throws(PipelineError) {
        for override in overrides where !file.stageNames.contains(override.stage) {
            throw PipelineError(
                source: override.source,
                "there is no stage '\(override.stage)' in \(file.path)"
                    + NearestWord.hint(for: override.stage, among: file.stageNames))
        }
    }

    /// Pages lie at the top of the output folder, where two of one name would overwrite each other for ever.
    func checkPages() throws(PipelineError) {
        var owners: [String: String] = [:]
        for entry in file.entries {
            for output in catalogue[entry.kind.value]?.declaration.outputs ?? [] where output.role == .page {
                if let owner = owners.updateValue(entry.name.value, forKey: output.name) {
                    throw failure(
                        entry.name.position,
                        "stages '\(owner)' and '\(entry.name.value)' would both write the page \(output.name)")
                }
            }
        }
    }

    private func kind(of entry: PipelineFile.Entry) throws(PipelineError) -> any StageKind.Type {
        guard let kind = catalogue[entry.kind.value] else {
            throw failure(
                entry.kind.position,
                "stage '\(entry.name.value)' uses an unknown kind '\(entry.kind.value)'"
                    + NearestWord.hint(for: entry.kind.value, among: catalogue.names))
        }
        return kind
    }

    // MARK: - Parameters

    private func parameters(of entry: PipelineFile.Entry, kind: any StageKind.Type) throws(PipelineError)
        -> [String: ParameterValue]
    {
        var given: [String: ParameterValue] = [:]
        for parameter in entry.parameters { given[parameter.name.value] = parameter.value }
        do {
            _ = try kind.resolved(given)
        } catch {
            let position = entry.parameters.first { $0.name.value == error.name }?.name.position
            throw failure(position, message(error, stage: entry.name.value, kind: kind))
        }
        for override in overrides where override.stage == entry.name.value {
            do {
                _ = try kind.resolved([override.name: override.value])
            } catch {
                throw PipelineError(source: override.source, message(error, stage: entry.name.value, kind: kind))
            }
            given[override.name] = override.value
        }
        do {
            return try kind.resolved(given)
        } catch {
            throw failure(entry.name.position, message(error, stage: entry.name.value, kind: kind))
        }
    }

    private func message(_ error: ParameterError, stage: String, kind: any StageKind.Type) -> String {
        switch error {
        case .unknown(let name, let known):
            known.isEmpty
                ? "stage '\(stage)' sets '\(name)', but its kind '\(kind.declaration.name)' has no parameters"
                : "stage '\(stage)' has no parameter '\(name)'\(NearestWord.hint(for: name, among: known))"
        case .invalid(let name, let found, let allowed):
            "parameter '\(name)' of stage '\(stage)' must be \(allowed), found \(found.typeName): \(found)"
        }
    }

    // MARK: - Inputs

    private func needs(of entry: PipelineFile.Entry, kind: any StageKind.Type) throws(PipelineError)
        -> [PipelineStage.Need]
    {
        switch kind.declaration.inputs {
        case .stagesWithManifests:
            return try list(of: entry)
        case .named(let inputs):
            try checkBindings(of: entry, inputs: inputs)
            var needs: [PipelineStage.Need] = []
            for input in inputs { needs.append(try need(input, of: entry)) }
            return needs
        }
    }

    private func list(of entry: PipelineFile.Entry) throws(PipelineError) -> [PipelineStage.Need] {
        var needs: [PipelineStage.Need] = []
        for need in entry.needs {
            let name = need.stage.value
            if let input = need.input {
                throw failure(input.position, "kind '\(entry.kind.value)' takes a list of stages: needs: [\(name)]")
            }
            guard !needs.contains(where: { $0.stage == name }) else {
                throw failure(need.stage.position, "stage '\(entry.name.value)' needs '\(name)' twice")
            }
            needs.append(.init(input: name, stage: name))
        }
        return needs
    }

    private func checkBindings(of entry: PipelineFile.Entry, inputs: [StageInput]) throws(PipelineError) {
        for need in entry.needs {
            guard let input = need.input else {
                throw failure(
                    need.stage.position,
                    "'needs' of stage '\(entry.name.value)' must bind inputs by name: {input: stage}")
            }
            guard inputs.contains(where: { $0.name == input.value }) else {
                throw failure(
                    input.position,
                    "kind '\(entry.kind.value)' has no input '\(input.value)'"
                        + NearestWord.hint(for: input.value, among: inputs.map(\.name)))
            }
        }
    }

    private func need(_ input: StageInput, of entry: PipelineFile.Entry) throws(PipelineError) -> PipelineStage.Need {
        guard let need = entry.needs.first(where: { $0.input?.value == input.name }) else {
            throw failure(
                entry.name.position,
                "stage '\(entry.name.value)' does not say which stage its input '\(input.name)' comes from: "
                    + "add needs: {\(input.name): STAGE}")
        }
        let source = file.entries.first { $0.name.value == need.stage.value }
        let written = source.flatMap { catalogue[$0.kind.value] }?.declaration.outputs.map(\.name) ?? []
        if let missing = input.files.first(where: { !written.contains($0) }) {
            throw failure(
                need.stage.position,
                "input '\(input.name)' of stage '\(entry.name.value)' needs the file '\(missing)', which stage "
                    + "'\(need.stage.value)' does not write (it writes \(written.joined(separator: ", ")))")
        }
        return .init(input: input.name, stage: need.stage.value)
    }

    private func failure(_ position: SourcePosition?, _ message: String) -> PipelineError {
        PipelineError(source: file.path, position: position, message)
    }
}

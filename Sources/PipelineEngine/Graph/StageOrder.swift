/// Puts the stages of a file in an order in which each comes after those that it needs.
struct StageOrder {
    let file: PipelineFile

    /// The stages in order; among those that are ready, the order of the file.
    ///
    /// - Throws: ``PipelineError`` for a reference to a stage that does not exist, and for a cycle.
    func sorted() throws(PipelineError) -> [PipelineFile.Entry] {
        try checkReferences()
        var sorted: [PipelineFile.Entry] = []
        var placed: Set<String> = []
        var waiting = file.entries
        while !waiting.isEmpty {
            guard let next = waiting.firstIndex(where: { $0.needs.allSatisfy { placed.contains($0.stage.value) } })
            else {
                throw cycle(among: waiting)
            }
            let entry = waiting.remove(at: next)
            placed.insert(entry.name.value)
            sorted.append(entry)
        }
        return sorted
    }

    private func checkReferences() throws(PipelineError) {
        for entry in file.entries {
            for need in entry.needs where !file.stageNames.contains(need.stage.value) {
                throw PipelineError(
                    source: file.path, position: need.stage.position,
                    "stage '\(entry.name.value)' needs an unknown stage '\(need.stage.value)'"
                        + NearestWord.hint(for: need.stage.value, among: file.stageNames))
            }
        }
    }

    /// Follows needs among stages that all wait for another one of them: sooner or later one comes again.
    private func cycle(among waiting: [PipelineFile.Entry]) -> PipelineError {
        let byName = Dictionary(uniqueKeysWithValues: waiting.map { ($0.name.value, $0) })
        var path: [String] = []
        var current = waiting[0]
        while !path.contains(current.name.value) {
            path.append(current.name.value)
            guard let next = current.needs.lazy.compactMap({ byName[$0.stage.value] }).first else { break }
            current = next
        }
        let loop = path.drop { $0 != current.name.value } + [current.name.value]
        return PipelineError(
            source: file.path, position: current.name.position,
            "stages need each other in a circle: \(loop.joined(separator: " -> ")). Remove one of these needs")
    }
}

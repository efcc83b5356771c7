extension Page {
    /// The stages, one in each row: the graph in words.
    var stageTable: Markup {
        let rows = report.stages.indices.map { index in
            let stage = report.stages[index]
            return [
                TableView.Cell(link(toStage: stage.name)),
                TableView.Cell(stage.needs.isEmpty ? Report.Value.absent.markup : needs(of: stage)),
                TableView.Cell(stage.seconds.map { .seconds($0) } ?? .absent),
                TableView.Cell(Markup(escaping: stage.state.word)),
            ]
        }
        return TableView(
            caption: "The stages, in the order of the pipeline", columns: ["Stage", "Needs", "Took", "State"],
            rows: rows
        ).markup
    }

    private func needs(of stage: Report.Stage) -> Markup {
        stage.needs.map(link(toStage:)).joined(separator: ", ")
    }

    /// The name of a stage, leading to its description if there is one.
    private func link(toStage name: String) -> Markup {
        let code = Markup(html: "<code>\(Markup(escaping: name).html)</code>")
        guard let index = report.stages.firstIndex(where: { $0.name == name }) else { return code }
        return Markup(html: "<a href=\"#\(outline.stages[index])\">\(code.html)</a>")
    }

    /// The settings of a stage beside their defaults.
    func table(of parameters: [Report.Parameter]) -> Markup {
        let rows = parameters.map { parameter in
            [
                TableView.Cell(.code(parameter.name)), TableView.Cell(.code(parameter.value)),
                TableView.Cell(.code(parameter.defaultValue)),
                TableView.Cell(parameter.unit.map { .text($0) } ?? .absent),
                TableView.Cell(Markup(html: parameter.isChanged ? "<strong>changed</strong>" : "none")),
            ]
        }
        return TableView(
            caption: "Parameters", columns: ["Parameter", "Value", "Tutorial", "Unit", "Difference"], rows: rows
        ).markup
    }

    /// Files that a stage read or wrote.
    func table(of artifacts: [Report.Artifact], caption: String) -> Markup {
        let hasStages = artifacts.contains { $0.stage != nil }
        let rows = artifacts.map { artifact in
            [TableView.Cell(name(of: artifact))]
                + (hasStages ? [TableView.Cell(artifact.stage.map(link(toStage:)) ?? Report.Value.absent.markup)] : [])
                + [TableView.Cell(.bytes(artifact.byteCount)), TableView.Cell(.digest(artifact.digest))]
        }
        return TableView(
            caption: caption, columns: ["Name"] + (hasStages ? ["Made by"] : []) + ["Size", "SHA-256"], rows: rows
        ).markup
    }

    private func name(of artifact: Report.Artifact) -> Markup {
        let name = Markup(escaping: artifact.name).html
        return Markup(html: artifact.file.map { "<a href=\"\(Links.file($0))\">\(name)</a>" } ?? name)
    }
}

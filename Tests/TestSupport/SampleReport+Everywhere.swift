import Foundation
public import Reports

extension SampleReport {
    /// A report with every kind of content, in which each text is `text`.
    public static func everywhere(_ text: String) -> Report {
        Report(
            title: text, introduction: [text],
            verdicts: [Report.Verdict.Outcome.met, .missed, .open].map { verdict(text, outcome: $0) },
            sections: [Report.Section(name: text, title: text, blocks: blocks(text), command: text)],
            stages: [stage(text, state: .finished), stage(text, state: .failed(text))],
            dataFiles: [Report.DataFile(name: text, contents: text, source: text, byteCount: 1, digest: text)],
            environment: [.text(text), .code(text), .digest(text), .absent].map { Report.Fact(name: text, value: $0) },
            glossary: [Report.Term(word: text, meaning: text)])
    }

    private static func verdict(_ text: String, outcome: Report.Verdict.Outcome) -> Report.Verdict {
        Report.Verdict(
            experiment: text, section: text, headline: metric(text), promise: text, measurement: text, outcome: outcome)
    }

    private static func metric(_ text: String) -> Report.Metric {
        Report.Metric(name: text, value: .text(text), comparison: text, meaning: text)
    }

    private static func blocks(_ text: String) -> [Report.Block] {
        let table = Report.Table(
            caption: text, columns: [text, text], rows: [[.text(text), .code(text)], [.prose(text)]])
        let listing = Report.Listing(title: text, text: text)
        let figure = Report.Figure(
            name: text, title: text, caption: text, alternativeText: text,
            png: GreyPNG.bytes(width: 2, height: 2) { _, _ in 128 }, width: 200, height: 100, data: table, file: text)
        return [
            .heading(text), .paragraph(text), .metrics([metric(text)]), .table(table), .figure(figure), .figure(figure),
            .log(listing), .code(listing),
        ]
    }

    private static func stage(_ text: String, state: Report.Stage.State) -> Report.Stage {
        let artifact = Report.Artifact(name: text, byteCount: 1, digest: text, stage: text, file: text)
        return Report.Stage(
            name: text, kind: text + "s", summary: text, state: state, needs: [text],
            madeAt: Date(timeIntervalSince1970: 0),
            seconds: 1, parameters: [Report.Parameter(name: text, value: text, defaultValue: "", unit: text)],
            inputs: [artifact], outputs: [artifact], facts: [Report.Fact(name: text, value: .code(text))])
    }
}

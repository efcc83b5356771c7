/// The style sheet of the page, in the order in which it applies.
enum Style {
    static let sheet = [colours, layout, text, verdicts, figures, players, tables, stages, timeline, paper].joined(
        separator: "\n")
}

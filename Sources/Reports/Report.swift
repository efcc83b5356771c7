/// Everything that a report page says: a value without files, clocks or layout.
///
/// `html()` turns it into one self-contained page. Texts marked as prose know two marks: `` `code` `` in
/// backquotes, and `[[name]]`, which becomes a link to the figure of that name ("Figure 3").
public struct Report: Sendable, Equatable {
    /// The heading of the page.
    public var title: String
    /// Paragraphs of prose below the title.
    public var introduction: [String]
    /// What each experiment promised and what came out.
    public var verdicts: [Verdict]
    /// A section for each experiment.
    public var sections: [Section]
    /// The stages that made what the page shows; their `needs` are the edges of the graph.
    public var stages: [Stage]
    /// The files that the data came from.
    public var dataFiles: [DataFile]
    /// Versions and settings of the machine and the program.
    public var environment: [Fact]
    /// Words that a reader may want explained.
    public var glossary: [Term]

    /// A report of these parts; a part that is empty leaves no trace on the page.
    public init(
        title: String, introduction: [String] = [], verdicts: [Verdict] = [], sections: [Section] = [],
        stages: [Stage] = [], dataFiles: [DataFile] = [], environment: [Fact] = [], glossary: [Term] = []
    ) {
        self.title = title
        self.introduction = introduction
        self.verdicts = verdicts
        self.sections = sections
        self.stages = stages
        self.dataFiles = dataFiles
        self.environment = environment
        self.glossary = glossary
    }
}

import Artifacts

/// Why a page cannot be verified.
public enum StatementError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The page cannot be read.
    case cannotRead(page: String, reason: String)
    /// A folder was named, not the page in it.
    case folder(String)
    /// The page states nothing.
    case noStatement(page: String)
    /// What it states cannot be understood.
    case damaged(page: String, reason: String)
    /// It was written in a later format.
    case newerFormat(page: String, format: Int)

    /// One sentence, and what to do; what comes from the page is made fit for a terminal.
    public var description: String {
        switch self {
        case .cannotRead(let page, let reason):
            "\(page.withVisibleControls) cannot be read: \(reason.withVisibleControls). Name the page of a report, or make one: unroll run report"
        case .folder(let folder):
            "\(folder.withVisibleControls) is a folder. Name the page in it, such as \(folder.withVisibleControls)/index.html"
        case .noStatement(let page):
            "\(page.withVisibleControls) states no digests: it is no report, or one of an earlier Unroll. Make it anew: unroll run report"
        case .damaged(let page, let reason):
            "what \(page.withVisibleControls) states cannot be read: \(reason.withVisibleControls). It was edited or cut off; make it anew: unroll run report"
        case .newerFormat(let page, let format):
            "\(page.withVisibleControls) states its digests in format \(format), of a later Unroll; this one reads format 1. Use that one"
        }
    }
}

/// Why a page cannot be verified.
public enum StatementError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The page cannot be read.
    case cannotRead(page: String, reason: String)
    /// The page states nothing.
    case noStatement(page: String)
    /// What it states cannot be understood.
    case damaged(page: String, reason: String)
    /// It was written in a later format.
    case newerFormat(page: String, format: Int)

    /// One sentence, and what to do.
    public var description: String {
        switch self {
        case .cannotRead(let page, let reason):
            "\(page) cannot be read: \(reason). Name the page of a report, or make one: unroll run report"
        case .noStatement(let page):
            "\(page) states no digests: it is no report, or one of an earlier Unroll. Make it anew: unroll run report"
        case .damaged(let page, let reason):
            "what \(page) states cannot be read: \(reason). It was edited or cut off; make it anew: unroll run report"
        case .newerFormat(let page, let format):
            "\(page) states its digests in format \(format), of a later Unroll; this one reads format 1. Use that one"
        }
    }
}

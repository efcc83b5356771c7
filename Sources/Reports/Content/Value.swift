extension Report {
    /// A quantity or a word as it stands in a table: formatted on the page, exact in the CSV.
    public enum Value: Sendable, Equatable {
        /// Words.
        case text(String)
        /// Words with the marks of prose.
        case prose(String)
        /// A name or a setting as a program writes it.
        case code(String)
        /// How many there are of something.
        case count(Int)
        /// A number, shown with so many digits after the point.
        case number(Double, decimals: Int)
        /// A share from 0 to 1, shown as a percentage with so many digits after the point.
        case share(Double, decimals: Int)
        /// A duration in seconds.
        case seconds(Double)
        /// A size in bytes.
        case bytes(Int)
        /// A digest in hexadecimal digits, shown shortened.
        case digest(String)
        /// No value.
        case absent
    }
}

extension Report.Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// Words.
    public init(stringLiteral value: String) { self = .text(value) }

    /// A count.
    public init(integerLiteral value: Int) { self = .count(value) }
}

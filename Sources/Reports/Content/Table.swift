extension Report {
    /// Rows under headings; the first column names its row.
    public struct Table: Sendable, Equatable {
        /// What the table shows, as prose.
        public var caption: String
        /// The heading of each column.
        public var columns: [String]
        /// The cells, a row at a time; a short row is filled up with absent values.
        public var rows: [[Value]]

        /// A table of these parts.
        ///
        /// - Precondition: No row has more cells than there are columns.
        public init(caption: String, columns: [String], rows: [[Value]]) {
            precondition(rows.allSatisfy { $0.count <= columns.count }, "a row of a table has too many cells")
            self.caption = caption
            self.columns = columns
            self.rows = rows
        }
    }
}

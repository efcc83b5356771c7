extension Report {
    /// A piece of a section, in reading order.
    public enum Block: Sendable, Equatable {
        /// A heading inside the section.
        case heading(String)
        /// A paragraph of prose.
        case paragraph(String)
        /// Measurements, one in each row.
        case metrics([Metric])
        /// A table.
        case table(Table)
        /// A picture with its caption and its data. Neighbours share a row where there is room.
        case figure(Figure)
        /// Lines that a stage printed.
        case log(Listing)
        /// Source text or a command.
        case code(Listing)
    }
}

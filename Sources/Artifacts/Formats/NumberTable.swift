public import Foundation

/// A table of single-precision numbers under named columns, stored as CSV without loss; a cell may be empty.
public struct NumberTable: Sendable, Equatable {
    /// A column.
    public struct Column: Sendable, Equatable {
        /// Its heading.
        public let name: String
        /// Its cells; nil where a row has none.
        public var values: [Float?]

        /// Makes a column.
        public init(_ name: String, _ values: [Float?] = []) {
            self.name = name
            self.values = values
        }
    }

    /// The columns, from the left.
    public private(set) var columns: [Column]

    /// Makes a table without rows.
    public init(columns names: [String]) {
        columns = names.map { Column($0) }
    }

    /// Makes a table of columns of one length.
    init(columns: [Column]) {
        self.columns = columns
    }

    /// The number of rows.
    public var rowCount: Int { columns.first?.values.count ?? 0 }

    /// Adds a row.
    ///
    /// - Precondition: There is a value for each column.
    public mutating func append(_ row: [Float?]) {
        precondition(row.count == columns.count, "a row of \(row.count) cells in a table of \(columns.count) columns")
        for (index, value) in row.enumerated() { columns[index].values.append(value) }
    }

    /// Adds a column at the right.
    ///
    /// - Precondition: There is a value for each row.
    public mutating func append(column name: String, _ values: [Float]) {
        precondition(values.count == rowCount, "a column of \(values.count) cells in a table of \(rowCount) rows")
        columns.append(Column(name, values))
    }

    /// All cells of a column.
    ///
    /// - Throws: ``NumberTableError`` when there is no such column, or one of its cells is empty.
    public func numbers(_ name: String) throws(NumberTableError) -> [Float] {
        var numbers: [Float] = []
        for (row, value) in try column(name).values.enumerated() {
            guard let value else { throw .malformed(line: row + 2, reason: "column '\(name)' is empty") }
            numbers.append(value)
        }
        return numbers
    }

    /// The course of a quantity over the steps of the column "step": the rows in which both have a value.
    ///
    /// - Throws: ``NumberTableError`` when there is no such column, or a step is no whole number from 0 on.
    public func course(of name: String) throws(NumberTableError) -> (steps: [Int], values: [Double]) {
        var (steps, values): ([Int], [Double]) = ([], [])
        for (row, cells) in zip(try column("step").values, try column(name).values).enumerated() {
            guard let number = cells.0, let value = cells.1 else { continue }
            guard let step = Int32(exactly: number), step >= 0 else {
                throw .malformed(
                    line: row + 2,
                    reason: "expected a whole number from 0 to \(Int32.max) in column 'step', found \(number)")
            }
            steps.append(Int(step))
            values.append(Double(value))
        }
        return (steps, values)
    }

    /// The cells of a column, nil where a row has none; nothing when there is no such column.
    public func values(of name: String) -> [Float?] {
        columns.first { $0.name == name }?.values ?? []
    }

    private func column(_ name: String) throws(NumberTableError) -> Column {
        guard let column = columns.first(where: { $0.name == name }) else {
            throw .noColumn(name, known: columns.map(\.name))
        }
        return column
    }
}

// MARK: - CSV

extension NumberTable {
    /// The headings, then the cells of each row, as texts: numbers as short as they can be read back exactly.
    public var cells: [[String]] {
        [columns.map(\.name)] + (0..<rowCount).map { row in columns.map { $0.values[row].map(Self.text) ?? "" } }
    }

    /// The table as CSV: a heading, then a line for each row.
    public var csv: Data {
        Data((cells.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n").utf8)
    }

    /// Writes the table to a CSV file.
    ///
    /// - Throws: ``FileError`` when it cannot be written.
    public func write(to url: URL) throws {
        try csv.save(to: url)
    }

    private static func text(_ value: Float) -> String {
        let isShort = value == value.rounded() && abs(value) < 0x1p24 && (value != 0 || value.sign == .plus)
        return isShort ? "\(Int(value))" : "\(value)"
    }

    /// Reads a table from a CSV file.
    ///
    /// - Throws: ``FileError`` when it cannot be read, ``NumberTableError`` when it is no such table.
    public init(contentsOf url: URL) throws {
        // One byte more shows that there are too many.
        try self.init(csv: Data(wholeFile: url, upTo: NumberTableReader.sizeLimit + 1))
    }

    /// Reads a table from CSV.
    ///
    /// - Throws: ``NumberTableError`` when there are too many bytes, a row is too short or too long, or a cell is no number.
    public init(csv data: Data) throws(NumberTableError) {
        guard data.count <= NumberTableReader.sizeLimit else {
            throw .malformed(
                line: 1, reason: "expected at most \(NumberTableReader.sizeLimit) bytes in all, found more")
        }
        var reader = NumberTableReader(data)
        self = try reader.read()
    }
}

/// What is wrong with a table of numbers.
public enum NumberTableError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A line is not as the heading demands.
    case malformed(line: Int, reason: String)
    /// There is no column of this name.
    case noColumn(String, known: [String])

    /// One sentence.
    public var description: String {
        switch self {
        case .malformed(let line, let reason): "line \(line) of the table: \(reason)"
        case .noColumn(let name, let known):
            "the table has no column '\(name)', only [\(known.prefix(20).map(quoted).joined(separator: ", "))]"
        }
    }
}

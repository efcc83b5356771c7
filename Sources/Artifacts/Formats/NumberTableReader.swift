import Foundation

/// Reads a table of numbers from CSV, byte by byte: lines end with a line feed alone, cells are parted by commas alone.
struct NumberTableReader {
    /// The greatest number of columns.
    ///
    /// A comma in the heading makes a column, which takes far more memory than the comma.
    static let columnLimit = 10_000
    /// The greatest size of a file: 256 MiB.
    ///
    /// A cell takes eight bytes in memory for one or two in the file.
    static let sizeLimit = 1 << 28

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    init(_ data: Data) {
        bytes = Array(data)
    }

    mutating func read() throws(NumberTableError) -> NumberTable {
        var table = NumberTable(columns: try heading())
        while position < bytes.count {
            line += 1
            table.append(try row(of: table.columns.count))
        }
        return table
    }

    private mutating func heading() throws(NumberTableError) -> [String] {
        let cells = nextLine().split(
            separator: UInt8(ascii: ","), maxSplits: Self.columnLimit, omittingEmptySubsequences: false)
        guard cells.count <= Self.columnLimit else {
            throw malformed("expected at most \(Self.columnLimit) columns, found more")
        }
        guard cells.contains(where: { !$0.isEmpty }) else { throw malformed("there is no heading") }
        var names: [String] = []
        for cell in cells {
            guard let name = String(validating: cell, as: UTF8.self) else {
                throw malformed("expected UTF-8, found other bytes in heading \(names.count + 1)")
            }
            names.append(name)
        }
        return names
    }

    private mutating func row(of count: Int) throws(NumberTableError) -> [Float?] {
        let cells = nextLine().split(
            separator: UInt8(ascii: ","), maxSplits: count, omittingEmptySubsequences: false)
        guard cells.count == count else {
            let found = cells.count > count ? "more" : "\(cells.count)"
            throw malformed("expected \(count) cells, found \(found)")
        }
        var row: [Float?] = []
        for cell in cells {
            let text = String(decoding: cell, as: UTF8.self)
            // It would take what is before a zero for the whole.
            let value = cell.contains(0) ? nil : Float(text)
            guard value != nil || cell.isEmpty else {
                throw malformed("expected a number, found \(quoted(text)) in column \(row.count + 1)")
            }
            row.append(value)
        }
        return row
    }

    private mutating func nextLine() -> ArraySlice<UInt8> {
        let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        defer { position = end + 1 }
        return bytes[position..<end]
    }

    private func malformed(_ reason: String) -> NumberTableError {
        .malformed(line: line, reason: reason)
    }
}

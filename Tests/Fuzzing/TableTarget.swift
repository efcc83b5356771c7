import Artifacts
import Foundation

extension FuzzTarget {
    /// The courses of trainings and whatever else is numbers by row.
    static let table = FuzzTarget(
        name: "table", minutes: 60, longestInput: 2048,
        seeds: {
            [
                "history": "step,loss,accuracy\n0,2.3025851,\n1,1e-30,0.1\n16777215,-0.33333334,3.4028235e+38\n",
                "no-rows": "x,y\n", "no-end-of-line": "x\n1", "nothing": "", "empty-line-of-one-column": "x\n\n1\n",
                "short-row": "x,y\n1,2\n3\n", "long-row": "x,y\n1,2,3\n", "no-number": "x,y\n1,two\n",
                "special-numbers": "x\nnan\n-inf\n0x1p-3\n1e999\n-0.0\n", "carriage-returns": "x,y\r\n1,2\r\n",
                "empty-heading": "\n1\n", "empty-names": ",\n1,2\n", "mark-on-a-separator": "x,\u{301}y\n1,2\n",
                "escape": "x\n\u{1B}[2J\n",
            ].mapValues { Array($0.utf8) }
                .merging(["not-utf-8": [0xFF, 0x0A, 0x31, 0x0A], "zero": [0x78, 0x0A, 0x31, 0, 0x0A]]) { $1 }
        },
        check: { bytes in
            let table: NumberTable
            do throws(NumberTableError) {
                table = try NumberTable(csv: Data(bytes))
            } catch {
                return try checkRefusal(error, of: bytes)
            }
            let heading = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            try require(!bytes[heading...].contains(0), "a cell with a zero byte is read as a number")
            let counts = Set(table.columns.map(\.values.count))
            try require(counts.count == 1, "columns of different lengths: \(counts)")
            let again = try NumberTable(csv: table.csv)
            try require(again.columns.map(\.name) == table.columns.map(\.name), "the headings change when written")
            for (column, other) in zip(table.columns, again.columns) {
                try require(
                    column.values.elementsEqual(other.values, by: isSame), "\(column.name) changes when it is written")
            }
        })
}

/// Demands that the line that a refusal names is the first that is wrong: without it the table is read, with it not.
private func checkRefusal(_ error: NumberTableError, of bytes: [UInt8]) throws {
    try requireClear(error, place: #/^line [1-9][0-9]* of the table: /#)
    guard case .malformed(let line, _) = error else { throw Violation(description: "\(error) of a whole table") }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // What follows the last end of a line is no line, unless there is something.
    let count = lines.count - (lines.count > 1 && lines.last?.isEmpty == true ? 1 : 0)
    try require(line <= count, "line \(line) of \(count)")
    func isRead(_ count: Int) -> Bool {
        (try? NumberTable(csv: Data(lines.prefix(count).map { $0 + [UInt8(ascii: "\n")] }.joined()))) != nil
    }
    try require(line == 1 || isRead(line - 1), "line \(line) is named, but one before it is wrong")
    try require(!isRead(line), "line \(line) is named, but it is read with those before it")
}

/// Whether two cells hold the same bits, or both are not a number.
private func isSame(_ first: Float?, _ second: Float?) -> Bool {
    guard let first, let second else { return first == nil && second == nil }
    return first.bitPattern == second.bitPattern || first.isNaN && second.isNaN
}

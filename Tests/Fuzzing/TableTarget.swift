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
            do {
                table = try NumberTable(csv: Data(bytes))
            } catch {
                return try requireClear(error, place: /line [0-9]+ of the table/)
            }
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

/// Whether two cells hold the same bits, or both are not a number.
private func isSame(_ first: Float?, _ second: Float?) -> Bool {
    guard let first, let second else { return first == nil && second == nil }
    return first.bitPattern == second.bitPattern || first.isNaN && second.isNaN
}

import Artifacts
import Foundation
import Testing

@Suite("A table of numbers")
struct NumberTableTests {
    @Test("is read back exactly as it was written, empty cells too")
    func roundTrip() throws {
        var table = NumberTable(columns: ["step", "loss", "accuracy"])
        table.append([0, 2.3025851, nil])
        table.append([1, 1e-30, 0.1])
        table.append([16_777_215, -0.33333334, .greatestFiniteMagnitude])
        #expect(try NumberTable(csv: table.csv) == table)
        #expect(String(decoding: table.csv, as: UTF8.self).hasPrefix("step,loss,accuracy\n0,2.3025851,\n1,1e-30,0.1\n"))
    }

    @Test("keeps the sign of zero, and the empty cells of its only column")
    func singleColumn() throws {
        var table = NumberTable(columns: ["x"])
        for value in [nil, -0.0, 0, nil] as [Float?] { table.append([value]) }
        #expect(String(decoding: table.csv, as: UTF8.self) == "x\n\n-0.0\n0\n\n")
        let read = try NumberTable(csv: table.csv).columns[0].values
        #expect(read.map { $0?.sign } == table.columns[0].values.map { $0?.sign })
    }

    @Test("gives the points at which both columns have a value")
    func points() throws {
        let table = try NumberTable(csv: Data("x,y\n1,2\n3,\n5,6\n".utf8))
        let points = try table.points("x", "y")
        #expect(points.x == [1, 5] && points.y == [2, 6])
        #expect(throws: NumberTableError.noColumn("z", known: ["x", "y"])) { try table.points("x", "z") }
    }

    @Test(
        "that is malformed is refused with the line",
        arguments: [
            ("", "line 1 of the table: there is no heading"),
            ("x,y\n1,2\n3\n", "line 3 of the table: expected 2 cells, found 1"),
            ("x,y\n1,2,3\n", "line 2 of the table: expected 2 cells, found more"),
            (",\n", "line 1 of the table: there is no heading"),
            ("x,y\r\n1,2\r\n", "line 2 of the table: expected a number, found \"2\\r\" in column 2"),
            (
                "x" + String(repeating: ",", count: 10_000),
                "line 1 of the table: expected at most 10000 columns, found 10001"
            ),
            ("x,y\n1,two\n", "line 2 of the table: expected a number, found \"two\" in column 2"),
        ])
    func malformed(_ text: String, _ message: String) {
        let error = #expect(throws: NumberTableError.self) { try NumberTable(csv: Data(text.utf8)) }
        #expect(error?.description == message)
    }
}

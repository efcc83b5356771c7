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
            ("x,y\n1,two\n", "line 2 of the table: expected a number, found \"two\""),
        ])
    func malformed(_ text: String, _ message: String) {
        let error = #expect(throws: NumberTableError.self) { try NumberTable(csv: Data(text.utf8)) }
        #expect(error?.description == message)
    }
}

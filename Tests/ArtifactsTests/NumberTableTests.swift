import Artifacts
import Foundation
import Tensors
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

    @Test("gives the course of a column over the steps at which it has a value")
    func course() throws {
        let table = try NumberTable(csv: Data("step,y\n1,2\n3,\n5,6\n".utf8))
        let course = try table.course(of: "y")
        #expect(course.steps == [1, 5] && course.values == [2, 6])
        #expect(throws: NumberTableError.noColumn("z", known: ["step", "y"])) { try table.course(of: "z") }
        #expect(throws: NumberTableError.noColumn("step", known: ["x"])) {
            try NumberTable(columns: ["x"]).course(of: "x")
        }
    }

    @Test(
        "names the cell in which a step is none", arguments: ["nan", "inf", "-inf", "1e30", "-1", "0.5", "2147483648"])
    func noStep(_ cell: String) throws {
        let table = try NumberTable(csv: Data("step,y\n1,2\n\(cell),3\n".utf8))
        let error = #expect(throws: NumberTableError.self) { try table.course(of: "y") }
        #expect(error?.description.hasPrefix("line 3 of the table: expected a whole number") == true)
        #expect(error?.description.contains("in column 'step'") == true)
    }

    @Test("may have as many columns as are allowed")
    func manyColumns() throws {
        #expect(try NumberTable(csv: Data(("x" + String(repeating: ",", count: 9_999)).utf8)).columns.count == 10_000)
    }

    @Test("from tensors in which a column is named twice is refused, because each would be a copy")
    func columnTwice() {
        var writer = SafetensorsWriter(metadata: ["columns": "x,y,x"])
        for name in ["x", "y"] { writer.add(Tensor(shape: [1], scalars: [1]), named: name) }
        let error = #expect(throws: SafetensorsError.self) {
            try NumberTable(SafetensorsFile(decoding: [UInt8](writer.encoded()), path: "table"))
        }
        #expect(error?.description.contains("tensor \"x\": expected each column once, found it again") == true)
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
                "line 1 of the table: expected at most 10000 columns, found more"
            ),
            (
                String(repeating: ",", count: 10_000) + "x",
                "line 1 of the table: expected at most 10000 columns, found more"
            ),
            ("x,y\n1,two\n", "line 2 of the table: expected a number, found \"two\" in column 2"),
            ("x\n1\u{0}2\n", "line 2 of the table: expected a number, found \"1\\02\" in column 1"),
        ])
    func malformed(_ text: String, _ message: String) {
        let error = #expect(throws: NumberTableError.self) { try NumberTable(csv: Data(text.utf8)) }
        #expect(error?.description == message)
    }
}

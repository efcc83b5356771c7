import Artifacts
import Datasets
import Tensors
import Testing

@Suite("The table of a signal")
struct SignalTableTests {
    @Test("gives the same segments back, in every bit, whatever their lengths")
    func roundTrip() throws {
        for segments in [Signals.regression(segmentCount: 12), Signals.dynamic(lengths: [1, 3, 2]), [Signals.pair()]] {
            let csv = segments.table.csv
            #expect(try [SignalSegment](NumberTable(csv: csv)) == segments)
        }
    }

    @Test("that is empty holds no segment; one with an empty cell or a missing column is refused")
    func malformed() throws {
        #expect(try [SignalSegment](NumberTable(columns: ["segment", "time", "sin", "cos"])).isEmpty)
        var table = NumberTable(columns: ["segment", "time", "sin", "cos"])
        table.append([0, 1, nil, 2])
        #expect(throws: NumberTableError.malformed(line: 2, reason: "column 'sin' is empty")) {
            try [SignalSegment](table)
        }
        #expect(throws: NumberTableError.noColumn("segment", known: ["a"])) {
            try [SignalSegment](NumberTable(columns: ["a"]))
        }
    }

    @Test("A segment is one sequence of single numbers: sines in, cosines out")
    func tensors() {
        let segment = Signals.fit()
        #expect(segment.input == Tensor(shape: [1, 10, 1], scalars: segment.sines))
        #expect(segment.target == Tensor(shape: [1, 10, 1], scalars: segment.cosines))
    }
}

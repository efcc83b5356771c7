public import Artifacts

extension [SignalSegment] {
    /// A row for each point: the number of its segment from 0, its time, sine and cosine.
    public var table: NumberTable {
        var table = NumberTable(columns: ["segment", "time", "sin", "cos"])
        for (number, segment) in enumerated() {
            for point in 0..<segment.count {
                table.append([Float(number), segment.times[point], segment.sines[point], segment.cosines[point]])
            }
        }
        return table
    }

    /// Takes segments from their table; rows of the same number that follow each other are a segment.
    ///
    /// - Throws: `NumberTableError` when a column or a cell is missing.
    public init(_ table: NumberTable) throws(NumberTableError) {
        let numbers = try table.numbers("segment")
        let (times, sines, cosines) = (try table.numbers("time"), try table.numbers("sin"), try table.numbers("cos"))
        let starts = numbers.indices.filter { $0 == 0 || numbers[$0] != numbers[$0 - 1] }
        self = zip(starts, starts.dropFirst() + [numbers.count]).map { start, end in
            SignalSegment(
                times: Array<Float>(times[start..<end]), sines: Array<Float>(sines[start..<end]),
                cosines: Array<Float>(cosines[start..<end]))
        }
    }
}

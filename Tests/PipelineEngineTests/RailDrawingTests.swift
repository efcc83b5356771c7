import PipelineEngine
import Testing

@Suite("A graph drawn as rails")
struct RailDrawingTests {
    /// The drawing with each stage's number in place of its mark.
    private func text(_ needs: [[Int]]) -> String {
        RailDrawing(needs: needs).rows
            .map { $0.before + ($0.stage.map { "\($0)" } ?? "") + $0.after }.joined(separator: "\n")
    }

    @Test("has one straight rail for a chain, and leaves out needs that others imply")
    func chain() {
        #expect(text([[], [0], [1], [0, 1, 2]]) == "0\n1\n2\n3")
    }

    @Test("splits where two stages need one, and joins where one needs two")
    func diamond() {
        #expect(
            text([[], [0], [0], [1, 2]]) == """
                0
                ├─╮
                │ 1
                2 │
                ├─╯
                3
                """)
    }

    @Test("lets rails of others pass unbroken")
    func crossing() {
        #expect(
            text([[], [], [0], [0], [1, 2, 3]]) == """
                0
                │ 1
                ├─│─╮
                │ │ 2
                3 │ │
                ├─┴─╯
                4
                """)
    }

    @Test("keeps apart what does not belong together")
    func separate() {
        #expect(text([[], [0], [], [2]]) == "0\n1\n\n2\n3")
        #expect(text([]) == "")
    }

    @Test("gives every stage one row, each within its width", arguments: 1...60)
    func everyStage(seed: Int) {
        var state = UInt64(seed)
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let needs = (0..<25).map { stage in stage == 0 ? [] : (0..<next(4)).map { _ in next(stage) } }
        let drawing = RailDrawing(needs: needs)
        #expect(drawing.rows.compactMap(\.stage) == Array(0..<25))
        #expect(drawing.rows.allSatisfy { $0.width <= drawing.width })
        for (upper, lower) in zip(drawing.rows, drawing.rows.dropFirst()) { expectJoined(upper, lower) }
    }

    /// Wherever a character reaches down, the one below it reaches up; a stage's mark may do either.
    private func expectJoined(_ upper: RailDrawing.Row, _ lower: RailDrawing.Row) {
        let (above, below) = (cells(upper), cells(lower))
        for column in 0..<max(above.count, below.count) {
            let top = column < above.count ? above[column] : " "
            let bottom = column < below.count ? below[column] : " "
            guard top != "●", bottom != "●" else { continue }
            #expect("│├┤┼╭╮┬".contains(top) == "│├┤┼╰╯┴".contains(bottom), "\(above)\n\(below)")
        }
    }

    private func cells(_ row: RailDrawing.Row) -> [Character] {
        Array(row.before + (row.stage == nil ? "" : "●") + row.after)
    }
}

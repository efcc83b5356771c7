import Charts
import Testing

@Suite("A reliability diagram")
struct ReliabilityDiagramTests {
    private func chart(_ counts: [Int]) -> ReliabilityDiagram {
        ReliabilityDiagram(
            title: "", answers: "images",
            bins: counts.enumerated().map { number, count in
                let lower = Double(number) / Double(counts.count)
                return .init(
                    range: lower...lower + 1 / Double(counts.count), count: count, confidence: lower, share: 0.5)
            })
    }

    @Test("writes the count of every bin that has any above it, upright where it would not fit")
    func counts() throws {
        for width in [720.0, 240] {
            let placed = try texts(of: chart([0, 12, 34_567, 8]), size: Size(width, 260))
            let counts = placed.filter { ["12", "34,567", "8"].contains($0.text) }
            #expect(counts.count == 3)
            #expect(counts.map(\.box.left) == counts.map(\.box.left).sorted())
            #expect(counts.allSatisfy { ($0.box.width < $0.box.height) == (width < 300) || $0.text == "8" })
        }
    }

    @Test("has axes from 0 to 100%, whatever the bins are")
    func axes() throws {
        let labels = try texts(of: chart([1, 1]), size: Size(500, 300)).map(\.text)
        #expect(labels.count { $0 == "0" } == 2 && labels.count { $0 == "100" } == 2)
    }
}

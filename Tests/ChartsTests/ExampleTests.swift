import Charts
import Foundation
import Testing

@Suite("The documentation of the charts")
struct ExampleTests {
    private static let kinds = [
        "LineChart", "MatrixChart", "ImageGrid", "BarChart", "Histogram", "SpaceChart", "ChartRow",
        "HeatMap", "BandChart", "ReliabilityDiagram",
    ]
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    private static let sources = tests.appending(path: "../../Sources/Charts/Kinds").standardized

    @Test("The example of each chart kind is code that compiles and is drawn", arguments: kinds)
    func exampleCompiles(kind: String) throws {
        let source = try String(contentsOf: Self.sources.appending(path: "\(kind).swift"), encoding: .utf8)
        let compiled = try String(contentsOf: Self.tests.appending(path: "Examples.swift"), encoding: .utf8)
        let comment = source.split(separator: "\n").filter { $0.hasPrefix("///") }.map { $0.dropFirst(3) }
        let start = try #require(comment.firstIndex { $0.hasSuffix("```swift") })
        let code = comment[(start + 1)...].prefix { !$0.hasSuffix("```") }.joined()
        #expect(code.count > 100)
        #expect(Self.withoutSpace(compiled).contains(Self.withoutSpace(code)), "\(kind)'s example differs")
    }

    private static func withoutSpace(_ text: String) -> String {
        text.filter { !$0.isWhitespace }
    }
}

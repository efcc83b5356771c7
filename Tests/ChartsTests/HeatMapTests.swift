import Charts
import Testing

@Suite("A heat map")
struct HeatMapTests {
    private static let size = Size(300, 200)

    private func map(_ values: [[Double]]) -> HeatMap {
        HeatMap(
            title: "", rows: HeatMap.Side("", first: 1), columns: HeatMap.Side(""), values: values, limits: 0...1,
            showsScale: false)
    }

    /// The colour in the middle of the left or the right half, above or below.
    private func colour(_ picture: PNGImage, right: Bool, below: Bool) -> Colour {
        picture[picture.width * (right ? 3 : 1) / 4, picture.height * (below ? 2 : 1) / 4]
    }

    @Test("draws the first row at the top and the first column at the left")
    func orientation() throws {
        let picture = try pixels(of: map([[0, 0.5], [1, 0.2]]), size: Self.size)
        #expect(colour(picture, right: false, below: false) == Theme.paper)
        #expect(colour(picture, right: true, below: false) == Theme.sequentialColour(0.5))
        #expect(colour(picture, right: false, below: true) == Theme.sequentialColour(1))
        #expect(colour(picture, right: true, below: true) == Theme.sequentialColour(0.2))
    }

    @Test("counts rows downward and columns from their first number, with whole numbers alone")
    func numbers() throws {
        let placed = try texts(of: map(Array(repeating: [0, 0.5, 1], count: 20)), size: Self.size)
        let boxes = Dictionary(placed.map { ($0.text, $0.box) }, uniquingKeysWith: { first, _ in first })
        let (five, ten) = (try #require(boxes["5"]), try #require(boxes["10"]))
        #expect(five.bottom < ten.top)
        #expect(Set(placed.map(\.text)).isSuperset(of: ["0", "1", "2"]))
        #expect(placed.allSatisfy { Int($0.text) != nil })
    }

    @Test("leaves no line of paper between cells, however wide they are", arguments: [28, 32])
    func noSeams(count: Int) throws {
        for width in stride(from: 200.0, through: 240, by: 1) {
            let chart = map(Array(repeating: Array(repeating: 1, count: count), count: count))
            let picture = try pixels(of: chart, size: Size(width, 120))
            let row = (0..<picture.width).map { picture[$0, picture.height / 2] }
            let column = (0..<picture.height).map { picture[picture.width / 2, $0] }
            for line in [row, column] {
                let dark = line.indices.filter { line[$0] == Theme.sequentialColour(1) }
                let (first, last) = (try #require(dark.first), try #require(dark.last))
                #expect(dark.count == last - first + 1, "\(count) cells in a picture of \(width) points")
            }
        }
    }

    @Test("marks zero as paper on a diverging scale, whose bar reaches equally far up and down")
    func diverging() throws {
        let chart = HeatMap(
            title: "", rows: HeatMap.Side(""), columns: HeatMap.Side(""), values: [[-2, 0], [0, 1]],
            colouring: .diverging)
        let labels = try texts(of: chart, size: Self.size).map(\.text)
        #expect(labels.contains("2") && labels.contains("−2"))
        let picture = try pixels(of: chart, size: Self.size)
        #expect(picture.count(of: Theme.divergingColour(-1), columns: 0..<300) > 1000)
        #expect(picture.count(of: Theme.divergingColour(1), columns: 0..<500) == 0)
    }

    @Test("greys a value that is no number, and draws a single one and a thousand rows")
    func unusual() throws {
        let picture = try pixels(of: map([[.nan, 1]]), size: Self.size)
        #expect(colour(picture, right: false, below: false) == Colour(0xE4E7EB))
        #expect(try texts(of: map([[0.5]]), size: Self.size).map(\.text).sorted() == ["0", "1"])
        #expect(try !texts(of: map(Array(repeating: [0.5], count: 1000)), size: Self.size).isEmpty)
    }
}

import Charts
import Testing

@Suite("Grids of images")
struct ImageGridTests {
    @Test("An enlarged image keeps its shades: no pixel lies between them")
    func enlargementIsSharp() throws {
        let board = (0..<49).map { UInt8($0 % 2 == 0 ? 40 : 200) }
        let grid = ImageGrid(title: "", items: [ImageGrid.Item(pixels: board, width: 7, height: 7)], columnCount: 1)
        let picture = try pixels(of: grid, size: Size(130, 131))
        let dark = picture.count(of: Colour(0x282828), columns: 0..<260)
        let light = picture.count(of: Colour(0xC8C8C8), columns: 0..<260)
        #expect(dark * 24 == light * 25 && light > 8000)
        let shades = Set((0..<picture.height).flatMap { row in (0..<picture.width).map { picture[$0, row] } })
        #expect(shades.count <= 4, "the two shades, paper and frame")
    }

    @Test("A picture in colour keeps its colours, and what is transparent shows the paper")
    func coloursAreKept() throws {
        let halves = (0..<16).flatMap { $0 % 4 < 2 ? [200, 40, 30, 255] : [0, 0, 0, 0] as [UInt8] }
        let image = PNGImage(width: 4, height: 4, channels: .rgba, pixels: halves)
        let grid = ImageGrid(title: "", items: [ImageGrid.Item(image)], columnCount: 1)
        let picture = try pixels(of: grid, size: Size(130, 131))
        #expect(picture.count(of: Colour(0xC8281E), columns: 0..<260) > 10_000)
        #expect(picture.count(of: Colour(0x000000), columns: 0..<260) == 0)
    }

    @Test("A frame goes around the part of an image that it points out, and covers none of it")
    func frameIsOutside() throws {
        let pixels = (0..<100).map { UInt8((3..<7).contains($0 % 10) && (3..<7).contains($0 / 10) ? 10 : 250) }
        let image = PNGImage(width: 10, height: 10, channels: .grey, pixels: pixels)
        let area = PixelArea(columns: 3..<7, rows: 3..<7)
        func picture(_ framed: PixelArea?) throws -> PNGImage {
            let grid = ImageGrid(title: "", items: [ImageGrid.Item(image, framed: framed)], columnCount: 1)
            return try ChartsTests.pixels(of: grid, size: Size(130, 131))
        }
        let (plain, framed) = (try picture(nil), try picture(area))
        let all = 0..<plain.width
        #expect(framed.count(of: Theme.colour(.prediction), columns: all) > 500)
        #expect(framed.count(of: Colour(0x0A0A0A), columns: all) == plain.count(of: Colour(0x0A0A0A), columns: all))
    }

    @Test("A photograph fills its place although its pixels do not become whole squares")
    func photographFills() throws {
        let item = ImageGrid.Item(pixels: Array(repeating: 7, count: 150 * 150), width: 150, height: 150)
        let picture = try pixels(of: ImageGrid(title: "", items: [item], columnCount: 1), size: Size(130, 131))
        #expect(picture.count(of: Colour(0x070707), columns: 0..<260) > 190 * 190)
    }

    @Test("An image larger than its place is reduced to it")
    func largeImageIsReduced() throws {
        let item = ImageGrid.Item(pixels: Array(repeating: 7, count: 500 * 300), width: 500, height: 300)
        let picture = try pixels(of: ImageGrid(title: "", items: [item], columnCount: 1), size: Size(200, 200))
        let count = picture.count(of: Colour(0x070707), columns: 0..<400)
        #expect(count > 340 * 200 && count < 360 * 220)
    }
}

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

    @Test("An image larger than its place is reduced to it")
    func largeImageIsReduced() throws {
        let item = ImageGrid.Item(pixels: Array(repeating: 7, count: 500 * 300), width: 500, height: 300)
        let picture = try pixels(of: ImageGrid(title: "", items: [item], columnCount: 1), size: Size(200, 200))
        let count = picture.count(of: Colour(0x070707), columns: 0..<400)
        #expect(count > 340 * 200 && count < 360 * 220)
    }
}

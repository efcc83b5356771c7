import Charts
import Testing

@Suite("A palette")
struct PaletteTests {
    private func repainted(_ colours: [[UInt8]], width: Int) throws -> [[UInt8]] {
        let picture = PNGImage(
            width: width, height: colours.count / width, channels: .rgb, pixels: colours.flatMap { $0 })
        let file = try PNGImage(decoding: picture.encodedWithPalette())
        return stride(from: 0, to: file.pixels.count, by: 4).map { Array(file.pixels[$0..<$0 + 3]) }
    }

    @Test("keeps a picture of 256 colours as it is")
    func exact() throws {
        let colours = (0..<512).map { index -> [UInt8] in
            let shade = UInt8(index / 2)
            return [shade, 255 - shade, shade / 16 * 16]
        }
        #expect(Set(colours).count == 256)
        #expect(try repainted(colours, width: 32) == colours)
    }

    @Test("keeps the colours of areas, and moves those of edges by less than can be seen")
    func close() throws {
        let paper: [UInt8] = [255, 255, 255]
        let pane: [UInt8] = [253, 254, 255]
        let edges = (0..<1024).map { index -> [UInt8] in
            let (column, row) = (UInt8(index % 32), UInt8(index / 32))
            return [column * 8, row * 8, (column + row) * 4]
        }
        let colours = Array(repeating: paper, count: 1024) + Array(repeating: pane, count: 512) + edges
        let found = try repainted(colours, width: 64)
        #expect(Array(found.prefix(1536)) == Array(colours.prefix(1536)))
        #expect(Set(found).count <= 256)
        let differences = zip(found.joined(), colours.joined()).map { abs(Int($0) - Int($1)) }
        #expect((1..<32).contains(differences.max() ?? 0))
    }
}

import Charts
import Predictions
import TestSupport
import Testing

@Suite("Thin lines")
struct ThickeningTests {
    /// The same by its definition: each place by itself, pixel by pixel of its disc.
    private func thickened(_ values: [Float], width: Int, at places: [Int], by radius: Int) -> [Float] {
        values.indices.map { place in
            places.reduce(values[place]) { greatest, other in
                let (columns, rows) = (other % width - place % width, other / width - place / width)
                return columns * columns + rows * rows <= radius * radius ? max(greatest, values[other]) : greatest
            }
        }
    }

    @Test(
        "are spread over discs, the greater staying where they meet", arguments: [(1, 1), (1, 40), (40, 1), (23, 17)])
    func discs(width: Int, height: Int) {
        var generator = SeededGenerator(seed: UInt64(width))
        for radius in 0...19 {
            let values = (0..<width * height).map { _ in Float.random(in: 0...1, using: &generator) }
            let places = values.indices.filter { _ in Int.random(in: 0..<9, using: &generator) == 0 }
            let raster = Raster(width: width, height: height, values: values).thickened(at: places, by: radius)
            #expect(raster.values == thickened(values, width: width, at: places, by: radius), "radius \(radius)")
        }
    }

    @Test("of which a large picture is full are read, too")
    func fullPicture() throws {
        let lines = PNGImage(
            width: 1600, height: 1600, channels: .grey,
            pixels: (0..<1600 * 1600).map { $0 / 1600 % 3 == 1 ? 0 : 255 })
        #expect(try DigitPicture(lines).pixels.contains { $0 > 0 })
    }
}

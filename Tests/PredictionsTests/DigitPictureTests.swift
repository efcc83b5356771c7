import Charts
import Predictions
import Testing

@Suite("A picture becomes what MNIST's images are")
struct DigitPictureTests {
    private let sample = SamplePicture()

    @Test("Dark ink on light paper and light ink on dark paper give the same light digit on black")
    func polarity() throws {
        let dark = try DigitPicture(sample.grey)
        let light = SamplePicture(paper: { _, _ in 20 }, ink: 230)
        #expect(try DigitPicture(light.grey).pixels == dark.pixels)
        #expect(dark.pixels.max() == 255)
        #expect(dark.pixels.prefix(28 * 3).allSatisfy { $0 == 0 })
    }

    @Test("The background is what the border mostly is, even where it is darker than middle grey")
    func polarityByBorder() throws {
        let dusk = SamplePicture(paper: { _, _ in 100 }, ink: 30)
        #expect(try DigitPicture(dusk.grey).pixels == DigitPicture(sample.grey).pixels)
    }

    @Test("The crop is the bounding box of the ink, wherever the digit stands and however large it is")
    func crop() throws {
        let (small, large) = (
            PixelArea(columns: 1..<13, rows: 60..<85), PixelArea(columns: 20..<115, rows: 2..<80)
        )
        for digit in [sample.digit, small, large] {
            #expect(try DigitPicture(SamplePicture(digit: digit).grey).crop == digit)
        }
    }

    @Test("The longer side becomes 20 pixels and the aspect is kept")
    func scale() throws {
        let tall = try inkBox(of: DigitPicture(sample.grey))
        #expect(tall.height == 20 && tall.width == 12)
        let wide = SamplePicture(digit: PixelArea(columns: 10..<110, rows: 30..<70), stroke: 10)
        let box = try inkBox(of: DigitPicture(wide.grey))
        #expect(box.width == 20 && box.height == 8)
    }

    @Test("The centre of mass is in the middle, at most half a pixel away, unless the digit would leave the frame")
    func centring() throws {
        for digit in [sample.digit, PixelArea(columns: 80..<110, rows: 5..<40)] {
            let centre = try centreOfMass(of: DigitPicture(SamplePicture(digit: digit).grey))
            #expect(abs(centre.x - 14.5) <= 0.5 && abs(centre.y - 14.5) <= 0.5)
        }
        let heavyBelow = sample.picture(.grey) { column, row in
            let isStem = (58..<61).contains(column) && (10..<80).contains(row)
            return [isStem || (30..<90).contains(column) && (76..<80).contains(row) ? 0 : 255]
        }
        #expect(try inkBox(of: DigitPicture(heavyBelow)).height == 20)
    }

    @Test("A stroke that would be a fraction of a pixel wide is thickened until it is seen", arguments: [2, 3, 5])
    func thinStroke(width: Int) throws {
        let thin = SamplePicture(
            width: 400, height: 400, digit: PixelArea(columns: 100..<200, rows: 100..<300), stroke: width)
        let read = try DigitPicture(thin.grey)
        #expect(read.crop == thin.digit)
        #expect(inkBox(of: read).height == 20)
        let mass = read.pixels.map { Double($0) / 255 }.reduce(0, +)
        #expect((28...48).contains(mass), "30 pixels of line, about 1.2 wide")
    }

    @Test("Coloured ink is read by its luma")
    func colour() throws {
        let blue = sample.picture(.rgb) { sample.isInk($0, $1) ? [30, 40, 160] : [250, 245, 225] }
        #expect(try DigitPicture(blue).pixels == DigitPicture(sample.grey).pixels)
    }

    @Test("What is transparent is paper: white below dark ink, black below light ink", arguments: [0, 255])
    func transparentPaper(shade: Int) throws {
        let ink = sample.picture(.rgba) { [shade, shade, shade, sample.isInk($0, $1) ? 255 : 0] }
        #expect(try DigitPicture(ink).pixels == DigitPicture(sample.grey).pixels)
    }

    @Test("A hole in opaque paper shows the paper's shade")
    func transparentHole() throws {
        let torn = sample.picture(.rgba) { column, row in
            let shade = sample.isInk(column, row) ? 0 : 240
            return [shade, shade, shade, column + row < 15 ? 0 : 255]
        }
        let read = try DigitPicture(torn)
        #expect(read.crop == sample.digit)
        #expect(try read.pixels == DigitPicture(sample.grey).pixels)
    }

    private func inkBox(of picture: DigitPicture) -> PixelArea {
        let inked = picture.pixels.indices.filter { picture.pixels[$0] > 0 }
        let (columns, rows) = (inked.map { $0 % 28 }, inked.map { $0 / 28 })
        return PixelArea(
            columns: (columns.min() ?? 0)..<(columns.max() ?? 0) + 1, rows: (rows.min() ?? 0)..<(rows.max() ?? 0) + 1)
    }

    private func centreOfMass(of picture: DigitPicture) -> (x: Double, y: Double) {
        var (sum, across, down) = (0.0, 0.0, 0.0)
        for (place, pixel) in picture.pixels.enumerated() {
            sum += Double(pixel)
            across += Double(pixel) * (Double(place % 28) + 0.5)
            down += Double(pixel) * (Double(place / 28) + 0.5)
        }
        return (across / sum, down / sum)
    }
}

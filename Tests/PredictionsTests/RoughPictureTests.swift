import Charts
import Predictions
import Tensors
import Testing

@Suite("Pictures as people have them")
struct RoughPictureTests {
    private let sample = SamplePicture(
        width: 240, height: 180, digit: PixelArea(columns: 90..<140, rows: 40..<130), stroke: 12)

    private func expectSampleDigit(in picture: PNGImage, _ comment: Comment) throws {
        let (read, clean) = (try DigitPicture(picture), try DigitPicture(sample.grey))
        let differences = zip(read.pixels, clean.pixels).map { abs(Int($0) - Int($1)) }
        #expect(differences.reduce(0, +) / differences.count <= 4, comment)
    }

    @Test("Light from one side, dark corners and noise are taken for paper")
    func unevenPaper() throws {
        var noisy = sample
        noisy.paper = { column, row in
            let (x, y) = (Double(column) / 240 - 0.5, Double(row) / 180 - 0.5)
            return Int(190 + 70 * x - 20 * y - 90 * (x * x + y * y)) + noise(column, row)
        }
        noisy.ink = 40
        try expectSampleDigit(in: noisy.grey, "light on grey paper")
    }

    @Test("Specks and what touches the border are no part of the digit")
    func foreignInk() throws {
        let dirty = sample.picture(.grey) { column, row in
            let isSpeck = (20..<23).contains(column) && (150..<153).contains(row)
            return [isSpeck || column >= 225 || sample.isInk(column, row) ? 10 : 250]
        }
        #expect(try DigitPicture(dirty).crop == sample.digit)
        try expectSampleDigit(in: dirty, "a speck and the edge of a table")
    }

    @Test("A dark frame around the paper is not the paper")
    func frame() throws {
        let framed = sample.picture(.grey) { column, row in
            let isFrame = min(column, row, 239 - column, 179 - row) < 4
            return [isFrame || sample.isInk(column, row) ? 0 : 255]
        }
        try expectSampleDigit(in: framed, "a frame")
    }

    @Test("Lines of squared paper are too faint for ink")
    func squaredPaper() throws {
        var squared = sample
        squared.paper = { column, row in column % 20 == 0 || row % 20 == 0 ? 205 : 248 }
        #expect(try DigitPicture(squared.grey).crop == sample.digit)
    }

    @Test("A digit that touches the border is read where nothing else is in the picture")
    func touchingDigit() throws {
        let tight = SamplePicture(width: 90, height: 90, digit: PixelArea(columns: 40..<90, rows: 0..<90), stroke: 12)
        #expect(try DigitPicture(tight.grey).crop == tight.digit)
    }

    @Test("A tiny picture is enlarged and a huge one reduced")
    func sizes() throws {
        let tiny = SamplePicture(width: 7, height: 9, digit: PixelArea(columns: 1..<6, rows: 1..<8), stroke: 1)
        #expect(try DigitPicture(tiny.grey).crop == tiny.digit)
        let huge = SamplePicture(
            width: 4800, height: 3600, digit: PixelArea(columns: 1800..<2800, rows: 800..<2600), stroke: 240)
        let read = try DigitPicture(huge.grey)
        #expect(read.picture.width == 1600 && read.picture.height == 1200)
        try expectSampleDigit(in: huge.grey, "twenty times as large")
    }

    @Test("A colour below full transparency does not show when a huge picture is reduced")
    func reducedTransparency() throws {
        let large = SamplePicture(
            width: 3300, height: 100, digit: PixelArea(columns: 1500..<1560, rows: 10..<90), stroke: 12)
        let hidden = large.picture(.rgba) { large.isInk($0, $1) ? [0, 0, 0, 255] : [255, 0, 0, 0] }
        let read = try DigitPicture(hidden)
        #expect(read.picture.channels == .rgb)
        let reds = stride(from: 0, to: read.picture.pixels.count, by: 3)
        #expect(reds.allSatisfy { read.picture.pixels[$0] == read.picture.pixels[$0 + 1] })
    }

    @Test("Paper without ink is an error that tells its contrast", arguments: [0, 3])
    func noInk(amplitude: Int) throws {
        var blank = sample
        blank.digit = PixelArea(columns: 0..<0, rows: 0..<0)
        blank.paper = { column, row in 180 + amplitude * noise(column, row) / 6 }
        #expect {
            try DigitPicture(blank.grey)
        } throws: { error in
            guard case .noInk(let contrast)? = error as? DigitPictureError else { return false }
            return amplitude == 0 ? contrast == 0 : (1...12).contains(contrast)
        }
    }

    @Test(
        "Lines of a single pixel and single pixels are no crash",
        arguments: [(1, 1), (1, 300), (300, 1), (2, 2), (3, 5)])
    func degenerate(width: Int, height: Int) throws {
        let picture = SamplePicture(width: width, height: height)
        #expect(throws: DigitPictureError.noInk(contrast: 0)) { try DigitPicture(picture.grey) }
        let dotted = picture.picture(.grey) { [$0 + $1 == 0 ? 0 : 255] }
        _ = try? DigitPicture(dotted)
    }
}

/// Noise of at most six shades either way, the same for the same place.
private func noise(_ column: Int, _ row: Int) -> Int {
    let mixed = (UInt64(column) &* 0x9E37_79B9_7F4A_7C15) ^ (UInt64(row) &* 0xC2B2_AE3D_27D4_EB4F)
    return Int((mixed ^ mixed >> 29) % 13) - 6
}

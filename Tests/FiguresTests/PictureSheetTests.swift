import Charts
import Datasets
import Figures
import Foundation
import Recordings
import Tensors
import Testing

@Suite("Many pictures in one file")
struct PictureSheetTests {
    /// Images of 2 by 3 pixels, whose pixels count up from image to image.
    private func images(_ numbers: Range<Int>) throws -> LabeledImages {
        try LabeledImages.sample(
            numbers.flatMap { number in (0..<6).map { value(number, $0) } }, rowCount: 2, columnCount: 3,
            labels: numbers.map { _ in 0 })
    }

    private func value(_ image: Int, _ pixel: Int) -> UInt8 { UInt8((6 * image + pixel) % 255 + 1) }

    private func rows(_ png: Data) throws -> [[UInt8]] {
        let picture = try PNGImage(decoding: png).grey()
        return (0..<picture.height).map { Array(picture.pixels[$0 * picture.width..<($0 + 1) * picture.width]) }
    }

    @Test("stand a hundred in a row, the next set right behind the one before, and black where there are no more")
    func sheet() throws {
        let rows = try rows([images(0..<150), images(150..<220)].sheet())
        #expect(rows.count == 6 && rows[0].count == 300)
        for image in 0..<300 {
            for pixel in 0..<6 {
                let found = rows[image / 100 * 2 + pixel / 3][image % 100 * 3 + pixel % 3]
                #expect(found == (image < 220 ? value(image, pixel) : 0), "image \(image), pixel \(pixel)")
            }
        }
    }

    @Test("fill a row exactly where they are a hundred, and a part of it where there is one", arguments: [1, 100, 101])
    func rowCount(count: Int) throws {
        let rows = try rows([images(0..<count)].sheet())
        #expect(rows.count == (count > 100 ? 4 : 2) && rows[0].count == 300)
    }

    /// Reconstructions of two images, after each of so many steps; each has the brightness of its step.
    private func recording(_ count: Int) -> ReconstructionRecording {
        var recording = ReconstructionRecording()
        for step in 1...count {
            let brightness = Float(step % 256) / 255
            recording.append(
                stepsDone: step, brightness: Tensor(shape: [2, 6], scalars: Array(repeating: brightness, count: 12)))
        }
        return recording
    }

    @Test("of a training are a row for the originals and one for each moment", arguments: [1, 3, 400])
    func film(count: Int) throws {
        let rows = try rows(recording(count).film(of: images(0..<5)))
        #expect(rows.count == 1 + count)
        #expect(rows[0] == (0..<2).flatMap { image in (0..<6).map { value(image, $0) } })
        for step in 1...count { #expect(rows[step] == Array(repeating: UInt8(step % 256), count: 12)) }
    }

    @Test("of a long training are 400 moments, those that the recording calls filmed")
    func longFilm() throws {
        let recording = recording(1000)
        let rows = try rows(recording.film(of: images(0..<2)))
        let steps = recording.filmed.map(\.stepsDone)
        #expect(rows.count == 401 && steps.count == 400 && steps.first == 1 && steps.last == 1000)
        #expect(rows.dropFirst().map { Int($0[0]) } == steps.map { $0 % 256 })
    }
}

public import Artifacts
import Charts
public import Datasets
public import Evaluations
import Foundation
public import Recordings

extension FigureSheet {
    private static let readingCount = 3

    /// The pictures that ``drawReadings(_:of:telling:)`` writes.
    public static let readingOutputs = (1...readingCount).flatMap { number in
        ["reading", "states"].map { StageOutput("\($0)-\(number).png", .figure) }
    }

    /// Draws what a classifier answers after each step of some images, as `reading-1.png` and so on, and what it holds
    /// meanwhile, as `states-1.png` and so on; where there are fewer images, the picture says so.
    ///
    /// - Parameters:
    ///   - recording: What was held and answered.
    ///   - images: The images that it names.
    ///   - telling: Why each of them was chosen, in the order of the pictures.
    /// - Throws: `RecordingError.otherImages` when other images were recorded than chosen, and what ``draw(_:as:title:size:caption:alternativeText:data:)`` throws.
    public mutating func drawReadings(_ recording: ReadingRecording, of images: LabeledImages, telling: [TellingAnswer])
        throws
    {
        let readings = try recording.digits(telling, of: images)
        for number in 1...Self.readingCount {
            if number <= readings.count {
                try drawReading(readings[number - 1], as: "reading-\(number).png")
                try drawStates(of: readings[number - 1], as: "states-\(number).png")
            } else {
                for file in ["reading-\(number).png", "states-\(number).png"] {
                    try drawAbsence(as: file, readingCount: readings.count)
                }
            }
        }
    }

    private mutating func drawAbsence(as file: String, readingCount: Int) throws {
        let words = "There are no more test images than the \(readingCount) shown."
        try draw(
            ImageGrid(title: "Not another reading", items: [], columnCount: 1), as: file, size: Size(220, 120),
            caption: words, alternativeText: words, data: [])
    }

    private mutating func drawReading(_ digit: DigitReading, as file: String) throws {
        let probabilities = HeatMap(
            title: "", rows: .init("\(digit.step)s read", first: 1), columns: .init("digit"),
            values: digit.reading.probabilities, limits: 0...1, valueTitle: "probability")
        let chart = ChartRow(
            title: "\(digit.digit.capitalized), \(digit.step) by \(digit.step)",
            panels: [picturePanel(of: digit), ChartRow.Panel(probabilities, share: 1.2)])
        try draw(
            chart, as: file, size: Size(680, 345),
            caption: "\(digit.introduction) On the left what is read, from the top; on the right the ten probabilities "
                + "after each \(digit.step)\(digit.isByRow ? ", at the height of that row" : "") (where scripts run, "
                + "one \(digit.step) at a time). \(digit.story) It learned to "
                + "answer after the last \(digit.step); the answers before are what it would have said then.",
            alternativeText: "\(digit.digit.capitalized). \(digit.story)",
            data: [["step"] + (digit.reading.probabilities.first ?? []).indices.map { "\($0)" }]
                + digit.reading.probabilities.enumerated().map { step, shares in
                    ["\(step + 1)"] + shares.map { String(format: "%.4f", $0) }
                })
    }

    /// The image: where steps are its rows, each stands at the height of its probabilities.
    private func picturePanel(of digit: DigitReading) -> ChartRow.Panel {
        let index = digit.answer.index
        guard digit.isByRow else {
            return ChartRow.Panel(ImageGrid(title: "", items: [digit.images.item(index)], columnCount: 1))
        }
        let (pixels, width) = (Array(digit.images[index]), digit.images.columnCount)
        return ChartRow.Panel(
            HeatMap(
                title: "", rows: .init("row", first: 1), columns: .init("column", first: 1),
                values: (0..<digit.steps.count).map { row in
                    pixels[row * width..<(row + 1) * width].map { Double($0) / 255 }
                }, limits: 0...1, showsScale: false))
    }
}

extension ReadingRecording {
    /// The reading of each chosen answer.
    fileprivate func digits(_ telling: [TellingAnswer], of images: LabeledImages) throws -> [DigitReading] {
        let expected = telling.map(\.answer.index)
        guard Set(self.images) == Set(expected) else {
            throw RecordingError.otherImages(expected: expected, found: self.images)
        }
        let readings = readings
        return telling.compactMap { chosen in
            readings.first { $0.image == chosen.answer.index }.map {
                DigitReading(reading: $0, telling: chosen, images: images)
            }
        }
    }
}

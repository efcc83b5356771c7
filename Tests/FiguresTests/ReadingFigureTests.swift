import Artifacts
import Charts
import Datasets
import Evaluations
import Figures
import Foundation
import Recordings
import Tensors
import Testing

@Suite("The figures of a classifier")
struct ReadingFigureTests {
    private func filled(_ shape: [Int], _ value: Float = 0.25) -> Tensor {
        Tensor(shape: shape, scalars: Array(repeating: value, count: shape.reduce(1, *)))
    }

    /// Readings of some images in so many steps: for 3 at first, for the label from the last step but one.
    private func recording(
        _ answers: [TellingAnswer], steps: Int, units: Int = 2, gates: Int = 4
    ) -> ReadingRecording {
        let shares = answers.flatMap { chosen in
            (0..<steps).flatMap { step in
                (0..<10).map { $0 == (step < steps - 2 ? 3 : chosen.answer.prediction) ? Float(0.91) : 0.01 }
            }
        }
        let shape = [answers.count, steps, units]
        return ReadingRecording(
            images: answers.map(\.answer.index),
            probabilities: Tensor(shape: [answers.count, steps, 10], scalars: shares),
            hidden: filled(shape, -0.5), cell: gates == 4 ? filled(shape, 1.5) : nil,
            gates: gates == 0 ? nil : filled([answers.count, steps, gates, units]))
    }

    private func answers(_ labels: [Int]) -> [Answer] {
        labels.enumerated().map { Answer(index: $0, label: $1, prediction: $1, probability: 0.91) }
    }

    /// The figures of perfect answers to images of 8 by 8 pixels.
    private func figures(
        labels: [Int], steps: Int, units: Int = 2, gates: Int = 4
    ) throws -> [String: FigureIndex.Figure] {
        let telling = answers(labels).telling
        let images = try LabeledImages.black(labels: labels.map { UInt8($0) }, side: 8)
        let (index, files) = try drawn {
            try $0.drawReadings(
                recording(telling, steps: steps, units: units, gates: gates), of: images, telling: telling)
        }
        #expect(Set(files.keys) == Set(FigureSheet.readingOutputs.map(\.name)))
        return Dictionary(uniqueKeysWithValues: index.figures.map { ($0.file, $0) })
    }

    @Test("tell after which row the reading settles, and hold ten probabilities for each")
    func reading() throws {
        let figure = try #require(try figures(labels: [7, 8, 4], steps: 8)["reading-2.png"])
        #expect(figure.data[0] == ["step"] + (0...9).map { "\($0)" })
        #expect(figure.data.count == 9)
        #expect(figure.data[1] == ["1"] + (0...9).map { $0 == 3 ? "0.9100" : "0.0100" })
        #expect(
            figure.alternativeText
                == "An 8. From row 7 on it is read as an 8, in the end with a probability of 91.0%; before that as 3."
        )
        #expect(figure.title == "An 8, row by row")
    }

    @Test("speak of steps where a step is not a row")
    func steps() throws {
        let figures = try figures(labels: [7, 8, 4], steps: 16)
        let words = try #require(figures["reading-1.png"]).caption + (try #require(figures["states-1.png"])).caption
        #expect(words.contains("From step 15 on it is read as a 7") && !words.contains("row"))
    }

    @Test("tell what was recorded where the network's answer, computed in another order, is another one")
    func nearTie() throws {
        let recorded = [Answer(index: 0, label: 7, prediction: 9, probability: 0.5)].telling
        let images = try LabeledImages.black(labels: [7], side: 8)
        let (index, _) = try drawn {
            try $0.drawReadings(recording(recorded, steps: 8), of: images, telling: answers([7]).telling)
        }
        #expect(
            index.figures.first?.alternativeText
                == "A 7. From row 7 on it is read as a 9, in the end with a probability of 91.0%; before that as 3.")
    }

    @Test("find each image's reading whatever the order, and are refused where other images were recorded")
    func otherImages() throws {
        let telling = answers([7, 8, 4]).telling
        let images = try LabeledImages.black(labels: [7, 8, 4], side: 8)
        let (index, _) = try drawn {
            try $0.drawReadings(recording(telling.reversed(), steps: 8), of: images, telling: telling)
        }
        let readings = index.figures.filter { $0.file.hasPrefix("reading") }
        for (figure, chosen) in zip(readings, telling) {
            #expect(
                figure.alternativeText.contains(
                    "read as \(chosen.answer.label == 8 ? "an" : "a") \(chosen.answer.label),"))
        }
        #expect(throws: RecordingError.otherImages(expected: telling.map(\.answer.index), found: [0])) {
            _ = try drawn {
                try $0.drawReadings(recording(answers([7]).telling, steps: 8), of: images, telling: telling)
            }
        }
    }

    @Test(
        "say in how many steps an image is read",
        arguments: [
            (28, "The network reads it row by row: 28 steps of 28 numbers."),
            (56, "The network reads it in 56 steps of 14 numbers, row after row."),
            (784, "The network reads it in 784 steps of 1 number, row after row."),
            (1, "The network reads it at once: one step of 784 numbers."),
        ])
    func stepSentence(count: Int, sentence: String) throws {
        let images = try LabeledImages.black(labels: [7], side: 28)
        #expect(ReadingSteps(count: count, through: images).sentence == sentence)
    }

    @Test("hold a line for each step and map, whichever gates there are", arguments: [(4, 6), (3, 4), (0, 1)])
    func states(gates: Int, maps: Int) throws {
        let figure = try #require(try figures(labels: [7, 8, 4], steps: 8, gates: gates)["states-3.png"])
        #expect(figure.data.count == 1 + 8 * maps)
        #expect(figure.data[0] == ["what", "row", "unit 0", "unit 1"])
        #expect(figure.data.last == ["hidden state h", "8", "-0.500", "-0.500"])
        #expect(figure.alternativeText.contains("hidden state h from -0.50 to -0.50"))
        #expect(figure.alternativeText.contains("gate") == (gates > 0))
    }

    @Test("leave out units rather than hold so many numbers that the page grows")
    func manyUnits() throws {
        let figure = try #require(try figures(labels: [7, 8, 4], steps: 8, units: 1000)["states-1.png"])
        #expect(figure.caption.hasSuffix("Of the 1000 units the first 458 are shown."))
        #expect(figure.data.dropFirst().map { $0.count - 2 }.reduce(0, +) <= 22_000)
    }

    @Test("say that there are no more images than there are, and are drawn of a single one with a single unit")
    func fewImages() throws {
        let figures = try figures(labels: [7], steps: 8, units: 1, gates: 3)
        #expect(figures["reading-1.png"]?.data.count == 9)
        #expect(figures["states-2.png"]?.alternativeText == "There are no more test images than the 1 shown.")
        #expect(figures["reading-3.png"]?.data.isEmpty == true)
    }

    @Test("show the surest mistakes, or that there are none")
    func mistakes() throws {
        let images = try LabeledImages.black(labels: Array(repeating: 4, count: 20), side: 8)
        let wrong = (0..<20).map { Answer(index: $0, label: 4, prediction: 9, probability: Double($0) / 20) }
        let figure = try #require(try drawn { try $0.drawMistakes(in: wrong, of: images) }.0.figures.first)
        #expect(figure.data.count == 16 && figure.data[1] == ["19", "4", "9", "0.9500"])
        #expect(figure.alternativeText.hasPrefix("Of the 20 mistakes in 20 images, the surest takes a 4 for a 9"))
        let none = try #require(try drawn { try $0.drawMistakes(in: answers([4, 4]), of: images) }.0.figures.first)
        #expect(none.alternativeText == "No image of 2 is misread." && none.data.count == 1)
        let single = answers([4, 4]) + [Answer(index: 2, label: 4, prediction: 9, probability: 0.6)]
        let one = try #require(try drawn { try $0.drawMistakes(in: single, of: images) }.0.figures.first)
        #expect(one.alternativeText == "The only mistake in 3 images takes a 4 for a 9 with a probability of 60.00%.")
    }

    @Test("tell the expected calibration error, and hold a line for each bin")
    func calibration() throws {
        let calibration = Calibration(answers([1, 2, 3, 4]))
        let figure = try #require(try drawn { try $0.drawCalibration(calibration) }.0.figures.first)
        #expect(figure.data.count == 11)
        #expect(figure.data[10] == ["0.9", "1", "4", "4", "1.0000", "0.9100", "0.5101", "1.0000"])
        #expect(figure.data[1] == ["0", "0.1", "0", "0", "", "", "", ""])
        #expect(figure.alternativeText.contains("the expected calibration error is 9.00%"))
        #expect(figure.alternativeText.contains("with a probability from 90 to 100%"))
        let eighths = Calibration(answers([1, 2, 3, 4]), binCount: 8)
        let other = try #require(try drawn { try $0.drawCalibration(eighths) }.0.figures.first)
        #expect(other.data[8].prefix(2) == ["0.875", "1"])
        #expect(other.alternativeText.contains("with a probability from 87.5 to 100%"))
    }
}

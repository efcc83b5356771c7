import Artifacts
import Charts
import Foundation
import Models
import Predictions
import Tensors
import TestSupport
import Testing

@Suite("What is read in a picture")
struct DigitReadingTests {
    private let reading = DigitReading(probabilities: [0, 0.05, 0.05, 0.1, 0, 0, 0, 0.8, 0, 0])

    @Test("The digit is the most probable one, and the others follow in order")
    func ranking() {
        #expect(reading.digit == 7 && reading.probability == 0.8)
        #expect(reading.ranking.prefix(4) == [7, 3, 1, 2])
    }

    @Test("Probabilities are never rounded to what is certain")
    func percent() {
        let texts = [0, 0.0002, 0.0006, 0.5, 0.9994, 0.99996, 1].map(percentText)
        #expect(texts == ["0%", "< 0.1%", "0.1%", "50.0%", "99.9%", "> 99.9%", "100%"])
    }

    @Test("A network of other sizes is refused, and so is a file of something else")
    func otherNetworks() throws {
        var generator = RandomGenerator(seed: 1, stream: "weights")
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "weights.safetensors")
            try DigitClassifier(stepSize: 9, hiddenSize: 4, using: &generator).save(to: url)
            #expect(throws: OtherNetwork.self) { try DigitReader(SafetensorsFile(reading: url)) }
            try DigitClassifier(hiddenSize: 4, classCount: 3, using: &generator).save(to: url)
            #expect(throws: OtherNetwork.self) { try DigitReader(SafetensorsFile(reading: url)) }
            try SineRegressor(hiddenSize: 4, using: &generator).save(to: url)
            #expect(throws: (any Error).self) { try DigitReader(SafetensorsFile(reading: url)) }
        }
    }

    @Test("A batch is read as each picture alone, and no picture gives no reading")
    func batches() throws {
        var generator = RandomGenerator(seed: 1, stream: "weights")
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "weights.safetensors")
            try DigitClassifier(hiddenSize: 8, using: &generator).save(to: url)
            let reader = try DigitReader(SafetensorsFile(reading: url))
            let pictures = try [5, 9, 14].map { try DigitPicture(SamplePicture(stroke: $0).grey) }
            let readings = reader.read(pictures)
            #expect(readings == pictures.flatMap { reader.read([$0]) })
            #expect(readings.allSatisfy { abs($0.probabilities.reduce(0, +) - 1) < 1e-9 })
            #expect(reader.read([]).isEmpty)
        }
    }

    @Test("The chart says what was read, and draws any picture")
    func chart() throws {
        let tiny = SamplePicture(width: 9, height: 7, digit: PixelArea(columns: 2..<6, rows: 1..<6), stroke: 1)
        for sample in [SamplePicture(), tiny] {
            let chart = PredictionChart(try DigitPicture(sample.grey), reading, name: "mine.png")
            #expect(chart.title == "mine.png is read as 7 (80.0%)")
            #expect(try PNGImage(decoding: chart.png()).texts["Title"] == chart.title)
        }
    }
}

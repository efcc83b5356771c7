import Artifacts
import Charts
import Datasets
import Figures
import Foundation
import Recordings
import Testing

@Suite("A sheet of figures")
struct FigureSheetTests {
    private var recording: SignalRecording {
        SignalRecording(
            Signals.dynamic(lengths: Array(repeating: 1, count: 15)).enumerated().map { number, segment in
                .init(segment, prediction: segment.cosines.map { $0 * Float(number) / 15 })
            })
    }

    @Test("draws the course of a signal 12 by 5, with a row of data for each point, the same bytes each time")
    func course() throws {
        let (index, files) = try drawn { try $0.drawCourse(of: recording) }
        let figure = try #require(index.figures.first)
        #expect((figure.width, figure.height) == (864, 360))
        #expect(figure.data.count == 151)
        #expect(figure.data[0] == ["segment", "time", "sin", "cos", "prediction"])
        #expect(figure.alternativeText.contains("over the last ten of 15"))
        let png = try #require(files["course.png"])
        #expect(try drawn { try $0.drawCourse(of: recording) }.1["course.png"] == png)
        let picture = try PNGImage(decoding: png)
        #expect((picture.width, picture.height) == (1728, 720))
        #expect(picture.texts["Title"] == figure.title)
        #expect(picture.texts["Data Digest"]?.count == 64)
    }

    @Test("draws the last ten segments beside what the trained network makes of them")
    func lastSegments() throws {
        let perfect = SignalRecording(recording.segments.map { .init($0, prediction: $0.cosines) })
        let (index, _) = try drawn { try $0.drawLastSegments(of: recording, trained: perfect) }
        let figure = try #require(index.figures.first)
        #expect(figure.data.count == 101)
        #expect(figure.alternativeText.hasSuffix("and 0 with the trained network."))
    }

    @Test("draws the loss and states its first value and the mean of its last ones")
    func loss() throws {
        var table = NumberTable(columns: ["step", "loss"])
        for step in 0..<100 { table.append([Float(step), step < 85 ? 4 : 0.5]) }
        let (index, _) = try drawn { try $0.drawLoss(table, measure: "error", unit: "m", remark: "Remark.") }
        let figure = try #require(index.figures.first)
        #expect(
            figure.alternativeText == "The loss goes from 4 at the first step to 0.5, the mean of the last 11 of 100.")
        #expect(figure.caption.hasSuffix("Remark."))
        #expect(figure.data[0] == ["step", "error (m)"])
    }

    @Test("keeps every step of a long training: one step's peak among 30,000 is in the picture and in the data")
    func longLoss() throws {
        func figure(peak: Float) throws -> (FigureIndex.Figure, PNGImage) {
            var table = NumberTable(columns: ["step", "loss"])
            for step in 0..<30_000 { table.append([Float(step), step == 12_345 ? peak : 1 + Float(step % 2)]) }
            let (index, files) = try drawn { try $0.drawLoss(table, measure: "error", remark: "") }
            return (try #require(index.figures.first), try PNGImage(decoding: #require(files["loss.png"])))
        }
        let (flat, peaked) = (try figure(peak: 2), try figure(peak: 2.9))
        #expect(peaked.0.data.count == 30_001 && peaked.0.data[12_346] == ["12345", "2.9"])
        #expect(flat.1.pixels != peaked.1.pixels)
    }

    @Test("draws an example with its label as title and its pixels as data")
    func example() throws {
        var writer = SafetensorsWriter()
        writer.add(ShapedArray(shape: [2, 2, 2], elements: [UInt8(0), 1, 2, 3, 4, 5, 6, 7]), named: "images")
        writer.add(ShapedArray(shape: [2], elements: [UInt8(3), 8]), named: "labels")
        let images = try LabeledImages(SafetensorsFile(decoding: [UInt8](writer.encoded()), path: "images"))
        let (index, files) = try drawn {
            try $0.drawExample(of: images, 1, as: "one.png", title: "The second", caption: "It.")
        }
        #expect(index.figures.first?.data.dropFirst() == [["0", "4 5"], ["1", "6 7"]])
        #expect(try PNGImage(decoding: #require(files["one.png"])).texts["Title"] == "8")
    }
}

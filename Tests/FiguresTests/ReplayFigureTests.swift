import Artifacts
import Charts
import Datasets
import Figures
import Foundation
import Recordings
import Testing

@Suite("The figures that a page plays")
struct ReplayFigureTests {
    /// So many segments, answered by 0 but for one.
    private func recording(_ count: Int, peak: (segment: Int, value: Float) = (0, 0)) -> SignalRecording {
        SignalRecording(
            Signals.regression(segmentCount: count).enumerated().map { number, segment in
                let value = number == peak.segment ? peak.value : 0
                return .init(segment, prediction: Array(repeating: value, count: segment.count))
            })
    }

    private func steps(_ figure: FigureIndex.Figure) -> [Int] {
        figure.data.dropFirst().compactMap { Int($0[0]) }
    }

    @Test(
        "show four moments, or as many as there are, and hold every point of them",
        arguments: [(1, [0]), (2, [0, 1]), (3, [0, 2]), (4, [0, 1, 3]), (100, [0, 9, 33, 99])])
    func moments(count: Int, expected: [Int]) throws {
        let recording = recording(count)
        let figure = try #require(try drawn { try $0.drawMoments(of: recording) }.0.figures.first)
        #expect(figure.file == "moments.png")
        #expect(figure.data[0] == ["segment", "time", "sin", "cos", "prediction"])
        #expect(steps(figure) == expected.flatMap { Array(repeating: $0, count: 10) })
        let rows = recording.table.cells.dropFirst().filter { row in expected.contains { "\($0)" == row[0] } }
        #expect(Array(figure.data.dropFirst()) == rows)
        #expect(figure.caption.contains("all \(count) steps can be played"))
        let list = expected.map { "\($0)" }.joined(separator: ", ")
        #expect(figure.caption.hasSuffix("these are shown: \(list)."))
        #expect(figure.alternativeText.components(separatedBy: " at step ").count == expected.count + 1)
    }

    @Test("of a recording without a step hold headings alone")
    func noMoment() throws {
        let figure = try #require(try drawn { try $0.drawMoments(of: SignalRecording()) }.0.figures.first)
        #expect(figure.data.count == 1)
    }

    @Test("hold the steps that are played where no other figure has them: all, or 400 of them", arguments: [400, 1000])
    func replay(count: Int) throws {
        let figure = try #require(
            try drawn { try $0.drawMoments(of: recording(count), holdsReplay: true) }.0.figures.first)
        #expect(figure.data.count == 4001)
        #expect(Set(steps(figure)).count == 400)
        #expect(steps(figure).first == 0 && steps(figure).last == count - 1)
        #expect(figure.caption.contains("400 evenly spaced ones of the 1,000 steps can be played") == (count == 1000))
    }

    @Test("of a long course hold 400 segments and say so, while the picture shows every one")
    func longCourse() throws {
        func course(peak: Float) throws -> (FigureIndex.Figure, PNGImage) {
            let long = recording(1000, peak: (1, peak))
            let (index, files) = try drawn { try $0.drawCourse(of: long) }
            return (try #require(index.figures.first), try PNGImage(decoding: #require(files["course.png"])))
        }
        let (flat, peaked) = (try course(peak: 0), try course(peak: 0.9))
        #expect(flat.0.data.count == 4001 && flat.0.data == peaked.0.data && !steps(flat.0).contains(1))
        #expect(flat.0.caption.hasSuffix("Its data hold 400 evenly spaced ones of the 1,000 segments."))
        #expect(flat.1.pixels != peaked.1.pixels)
        let short = try #require(try drawn { try $0.drawCourse(of: recording(400)) }.0.figures.first)
        #expect(short.data == recording(400).table.cells && !short.caption.contains("Its data hold"))
    }
}

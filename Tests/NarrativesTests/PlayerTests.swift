import Foundation
import Narratives
import Reports
import TestSupport
import Testing

@Suite("What makes pictures come alive")
struct PlayerTests {
    /// The attachments of the page of a report on an experiment, by name.
    private func attachments(_ html: String) throws -> [String: [Data]] {
        let blocks = html.matches(of: /<script type="application\/octet-stream" data-name="(\w+)">([^<]*)</)
        return Dictionary(grouping: blocks) { String($0.1) }.mapValues {
            $0.compactMap { Data(base64Encoded: String($0.2)) }
        }
    }

    @Test("the space of codes holds the decoder layer by layer, and both groups one after the other")
    func space() throws {
        let space = Report.Player.CodeSpace(
            groups: [
                .init(name: "1 training image", unit: "Training image", codes: [1, 2, 3], labels: [7]),
                .init(name: "1 test image", unit: "Test image", codes: [4, 5, 6], labels: [8]),
            ], pictures: Data("PNG".utf8), width: 2, height: 1,
            decoder: [.init(weights: [1, 2, 3], biases: [4]), .init(weights: [5, 6], biases: [7, 8])],
            colours: ["#000000"])
        var figure = Report.Figure(
            name: "codes", title: "", caption: "", alternativeText: "", png: Data(), width: 1, height: 1)
        figure.player = .space(space)
        let html = Report(title: "T", sections: [.init(name: "s", title: "S", blocks: [.figure(figure)])]).html()
        let found = try attachments(html)
        #expect(found["codes"]?.first?.floats == [1, 2, 3, 4, 5, 6])
        #expect(found["labels"] == [Data([7, 8])])
        #expect(found["decoder"]?.first?.floats == [1, 2, 3, 4, 5, 6, 7, 8])
        #expect(found["pictures"] == [Data("PNG".utf8)])
        #expect(html.contains("&quot;sizes&quot;:[3,1,2]"))
    }

    @Test("a reading holds the pixels of its picture; without data behind the figure it is left out")
    func reading() throws {
        var figure = Report.Figure(
            name: "reading", title: "", caption: "", alternativeText: "", png: Data(), width: 1, height: 1,
            data: .init(caption: "", columns: ["step", "0"], rows: [[.text("1"), .text("0.5")]]))
        figure.player = .reading(.init(width: 2, height: 1, pixels: [9, 255]))
        func html() -> String {
            Report(title: "T", sections: [.init(name: "s", title: "S", blocks: [.figure(figure)])]).html()
        }
        #expect(try attachments(html())["pixels"] == [Data([9, 255])])
        figure.data?.rows = []
        #expect(try attachments(html()).isEmpty)
        figure.player = .smoothing
        #expect(!html().contains(" data-player=\"smoothing\""))
    }

    @Test("versions that differ between stages are told with the stages of each")
    func environment() throws {
        let environment = try withTemporaryFolder { folder in
            let one = try SampleExperiment(ranOn: ["system": "A"], name: "one").stages(in: folder)
            let other = try SampleExperiment(ranOn: ["system": "B"], name: "other").stages(in: folder)
            return try (
                TutorialReport(stages: one).report().environment,
                TutorialReport(stages: one + other).report().environment
            )
        }
        #expect(environment.0 == [.init(name: "system", value: "A")])
        #expect(
            environment.1 == [
                .init(name: "system", value: "A (one-signals, one-training, one-evaluation)"),
                .init(name: "system", value: "B (other-signals, other-training, other-evaluation)"),
            ])
    }
}

extension Data {
    /// Its bytes as 32-bit floats, the low byte first.
    fileprivate var floats: [Float] {
        stride(from: 0, to: count, by: 4).map { start in
            Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(self[start + $1]) << (8 * UInt32($1)) })
        }
    }
}

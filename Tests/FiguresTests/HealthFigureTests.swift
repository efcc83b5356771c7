import Artifacts
import Charts
import Figures
import Foundation
import Recordings
import TestSupport
import Testing

@Suite("The figures of a training's health")
struct HealthFigureTests {
    private func binned(_ values: [Float]) -> BinnedValues {
        BinnedValues(counts: values.withUnsafeBufferPointer(ValueBins.counts))
    }

    /// Parameters of growing weights, whose gradients are a hundred million times smaller in the first than in the last.
    private func recording(moments: Int, names: [String] = ["in.weight", "in.bias", "out.weight"]) -> HealthRecording {
        var recording = HealthRecording(parameters: names)
        for moment in 0..<moments {
            let values = names.indices.map { index in
                let size = Float(moment + 1)
                let weights = (-20...20).map { Float($0) * 0.01 * (index == 0 ? size : 1) }
                let gradient = index == 0 ? Float(1e-9) : 0.1
                return (binned(weights), binned((1...9).map { Float($0) * gradient }))
            }
            recording.append(step: moment * 10, gradientNorm: moment == 5 ? 50 : 1, values)
        }
        return recording
    }

    private func drawn(_ recording: HealthRecording) throws -> [FigureIndex.Figure] {
        try withTemporaryFolder { folder in
            var sheet = FigureSheet(StageListener().context(folder: folder))
            try sheet.drawHealth(recording)
            try sheet.finish()
            for output in FigureSheet.healthOutputs {
                #expect(FileManager.default.fileExists(atPath: folder.appending(path: output.name).path))
            }
            return try FigureIndex(contentsOf: folder.appending(path: "figures.json")).figures
        }
    }

    @Test("state the largest norm, its step and that it leaps; and which weights spread, and that gradients vanish")
    func findings() throws {
        let figures = try drawn(recording(moments: 20))
        #expect(figures.map(\.file) == FigureSheet.healthOutputs.map(\.name))
        #expect(figures[0].alternativeText.hasPrefix("The largest norm is 50, at step 50; the median is 1 over all"))
        #expect(figures[0].caption.hasSuffix("It leaps: at step 50 it is 50 times its median."))
        #expect(figures[0].data.count == 21)
        #expect(figures[1].alternativeText.hasPrefix("The middle half of in.weight changes its width most: from 0."))
        #expect(figures[1].caption.hasSuffix("that of out.weight: they vanish on their way back."))
    }

    @Test("hold a small table: a few moments of each parameter, the first and the last among them")
    func table() throws {
        let table = try drawn(recording(moments: 100))[1].data
        #expect(table.count == 1 + 3 * 2 * 6)
        #expect(table[0].suffix(2) == ["95%", "greatest"] && Set(table.map(\.count)) == [10])
        #expect(table[1].prefix(3) == ["in.weight", "weight", "0"] && table.last?[2] == "990")
    }

    @Test("are drawn for one moment, for one parameter, and for sixteen")
    func sizes() throws {
        #expect(try drawn(recording(moments: 1)).count == 2)
        #expect(try drawn(recording(moments: 3, names: ["only"]))[1].width == 480)
        let many = try drawn(recording(moments: 3, names: (0..<16).map { "decoder.\($0).weight" }))
        #expect(many[1].width == 864 && many[1].height == 90 + 160 * 8)
    }

    @Test("are drawn where no gradient came")
    func noGradients() throws {
        var recording = HealthRecording(parameters: ["a.weight"])
        for step in 0..<3 { recording.append(step: step, gradientNorm: 0, [(binned([1, 2]), binned([0, 0]))]) }
        #expect(try drawn(recording).count == 2)
    }
}

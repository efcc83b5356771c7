import Artifacts
import Charts
import Figures
import Foundation
import Recordings
import TestSupport
import Testing

@Suite("The figures of a training's health")
struct HealthFigureTests {
    private func binned(_ values: [Float]) -> BinnedValues { BinnedValues(of: values) }

    /// A recording of such norms, of which nothing else is known.
    private func recording(norms: [Float]) -> HealthRecording {
        var recording = HealthRecording(parameters: [])
        for (index, norm) in norms.enumerated() { recording.append(step: 10 * index, gradientNorm: norm, []) }
        return recording
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
        #expect(figures[0].caption.hasSuffix("It leaps: at step 50 it is 50 times the median of the moments around."))
        #expect(figures[0].data.count == 21)
        #expect(figures[1].alternativeText.hasPrefix("The middle half of in.weight changes its width most: from 0."))
        #expect(figures[1].caption.hasSuffix("that of out.weight: they vanish on their way back."))
    }

    @Test("hold a small table: a few moments of each parameter, the first and the last among them")
    func table() throws {
        let table = try drawn(recording(moments: 100))[1].data
        #expect(table.count == 1 + 3 * 2 * 6)
        #expect(table[0].suffix(3) == ["95%", "greatest", "left out: < 2^-32"] && Set(table.map(\.count)) == [11])
        #expect(table[1].prefix(3) == ["in.weight", "weight", "0"] && table.last?[2] == "990")
    }

    @Test("are drawn for one moment, for one parameter, and for sixteen")
    func sizes() throws {
        #expect(try drawn(recording(moments: 1)).count == 2)
        #expect(try drawn(recording(moments: 3, names: ["only"]))[1].width == 480)
        let many = try drawn(recording(moments: 3, names: (0..<16).map { "decoder.\($0).weight" }))
        #expect(many[1].width == 864 && many[1].height == 90 + 160 * 8)
    }

    @Test(
        "tell a course of the norm apart from a leap out of it",
        arguments: [
            ((0..<50).map { pow(0.9, Float($0)) }, "It fades to less than a hundredth"),
            ((0..<30).map { pow(0.9, Float($0)) }, "It neither explodes nor vanishes at any of these moments: none is"),
            ((0..<50).map { pow(1.3, Float($0)) }, "It grows: at step 490 it is "),
            (
                [9, 11, 10, 9, 10, 150, 11, 10, 9],
                "It leaps: at step 50 it is 15 times the median of the moments around."
            ),
            ([500] + Array(repeating: 1, count: 49), "It leaps: at step 0 it is 500 times the median"),
            ([0, 1, 2, 1], "It is zero at first, and grows only later."),
            (
                [1, 2, 1, .infinity, .nan],
                "It explodes: from step 30 on it is no finite number at 2 of these 5 moments."
            ),
            ([.nan, 1, 1], "It explodes: from step 0 on it is no finite number at 1 of these 3 moments."),
            ([0, 0, 0, 0], "It is zero at each of these moments"),
            ([1, 0, 0, 1], "It is zero at 2 of these 4 moments"),
            ([1, 300], "These are too few moments to say"), ([1], "These are too few moments to say"),
        ] as [([Float], String)])
    func verdicts(norms: [Float], verdict: String) throws {
        let caption = try drawn(recording(norms: norms))[0].caption
        #expect(caption.contains(verdict), "\(caption)")
    }

    @Test("give the norms in words that are true of few of them, and of such as are no numbers")
    func sentences() throws {
        func sentence(_ norms: [Float]) throws -> String { try drawn(recording(norms: norms))[0].alternativeText }
        #expect(
            try sentence([.nan, 2, 7, 1]).hasPrefix("The largest finite norm is 7, at step 20; the median is 2 over"))
        #expect(try sentence([3]) == "The norm is 3 at step 0." && sentence([3, 4]).hasSuffix("and 4 at step 10."))
        #expect(try sentence([.infinity, .nan, .nan]) == "No norm is a finite number.")
        #expect(try sentence([]) == "No moment was looked at.")
    }

    @Test("say how many norms a logarithmic axis leaves out")
    func omittedZeros() throws {
        func caption(_ norms: [Float]) throws -> String { try drawn(recording(norms: norms))[0].caption }
        #expect(
            try caption([1, 0, 9, 0, 2]).contains("on a logarithmic axis, which has no place for the 2 that are zero."))
        #expect(try caption([1, 0, 9, 1, 2]).contains("axis, which has no place for the one that is zero."))
        #expect(try caption([1, 3, 9]).contains("on a logarithmic axis. "))
        #expect(try !caption([1, 0, 1, 2]).contains("logarithmic"))
    }

    @Test("name the weights that change their width most, be it that they shrink")
    func shrinking() throws {
        var recording = HealthRecording(parameters: ["grows.weight", "shrinks.weight"])
        for step in 0..<3 {
            let (growing, shrinking) = (Float(step + 1), 1 / Float(1 + 4 * step))
            recording.append(
                step: step, gradientNorm: 1,
                [growing, shrinking].map { size in
                    (binned((-20...20).map { Float($0) * size }), binned([1]))
                })
        }
        let text = try drawn(recording)[1].alternativeText
        #expect(text.hasPrefix("The middle half of shrinks.weight changes its width most: from "), "\(text)")
    }

    @Test("are drawn where no gradient came, and say so")
    func noGradients() throws {
        var recording = HealthRecording(parameters: ["a.weight", "b.weight"])
        for step in 0..<3 {
            recording.append(
                step: step, gradientNorm: 0, [(binned([1, 2]), binned([0, 0])), (binned([1]), binned([1e-20]))])
        }
        let figures = try drawn(recording)
        #expect(figures[0].caption.hasSuffix("no gradient comes, and nothing is learned there."))
        #expect(
            figures[1].caption.hasSuffix(
                "At half of these moments or more, no element of the gradient of b.weight reaches 2^-32."))
        #expect(
            figures[1].data[2] == ["a.weight", "gradient's magnitude", "0"] + Array(repeating: "", count: 7) + ["100%"])
    }

    @Test("hold the gradients of sparse inputs against others, and say what the magnitudes leave out")
    func sparseGradients() throws {
        var recording = HealthRecording(parameters: ["in.weight", "out.weight"])
        let sparse: [Float] = [0, 0, 0, 0.1]
        for step in 0..<3 {
            recording.append(
                step: step, gradientNorm: 1, [(binned([1]), binned(sparse)), (binned([1]), binned([0.1]))])
        }
        let caption = try drawn(recording)[1].caption
        #expect(
            caption.contains(
                "without elements smaller than 2^-32, which are 75% in in.weight and no more in any other."))
        #expect(
            caption.hasSuffix(
                "the gradient of in.weight is 0.5 times that of out.weight: they neither vanish nor explode on their way back."
            ),
            "\(caption)")
    }

    @Test("do not call the end of the bins the greatest of an exploding training")
    func beyondTheBins() throws {
        var recording = HealthRecording(parameters: ["a.weight"])
        for step in 0..<3 {
            recording.append(step: step, gradientNorm: 1, [(binned([-1e30, 1.2e6]), binned([2, 1e25]))])
        }
        let table = try drawn(recording)[1].data
        #expect(table[1][3] == "≤ -1.61e+19" && table[1][9].hasPrefix("1.") && table[1][9].hasSuffix("e+06"))
        #expect(table[2][9] == "≥ 1.61e+19")
    }
}

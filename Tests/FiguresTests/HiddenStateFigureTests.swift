import Artifacts
import Charts
import Datasets
import Figures
import Recordings
import Tensors
import Testing

@Suite("The figure of a hidden state")
struct HiddenStateFigureTests {
    private let recording = SignalRecording(
        Signals.dynamic(lengths: Array(repeating: 1, count: 12)).map { .init($0, prediction: $0.cosines) })

    /// Two units over the last segments: half the sine, and minus the cosine.
    private func states(hasCell: Bool) -> StateRecording {
        let scalars = recording.segments.suffix(10).flatMap { zip($0.sines, $0.cosines).flatMap { [$0 / 2, -$1] } }
        let hidden = Tensor(shape: [scalars.count / 2, 2], scalars: scalars)
        return StateRecording(hidden: hidden, cell: hasCell ? hidden : nil)
    }

    @Test("shows the last ten segments and names the unit that goes with the target most closely")
    func lastSegments() throws {
        let (index, files) = try drawn { try $0.drawHiddenState(states(hasCell: false), of: recording) }
        let figure = try #require(index.figures.first)
        #expect(figure.title == "The hidden state over the last 10 segments")
        #expect(figure.data.count == 101)
        #expect(figure.data[0] == ["time step", "time (rad)", "hidden state, unit 0", "hidden state, unit 1"])
        #expect(figure.data[1] == ["21", "6.283", "0.000", "-1.000"])
        #expect(
            figure.alternativeText
                == "Unit 1 goes with the target most closely (correlation -1.00); the hidden state lies between -1.00 and 1.00."
        )
        #expect(try PNGImage(decoding: #require(files["hidden-state.png"])).width == 1728)
    }

    @Test("shows the cell state beside it where there is one")
    func cellState() throws {
        let single = SignalRecording(Array(recording.frames.prefix(1)))
        let hidden = Tensor(shape: [10, 1], scalars: Array(repeating: 0, count: 10))
        let (index, _) = try drawn {
            try $0.drawHiddenState(StateRecording(hidden: hidden, cell: hidden), of: single)
        }
        let figure = try #require(index.figures.first)
        #expect(figure.title == "The two states over the signal" && figure.alternativeText == "No unit changes.")
        #expect(figure.data[0].suffix(2) == ["hidden state, unit 0", "cell state, unit 0"])
    }

    @Test("names a unit that the picture leaves out where that one goes with the target most closely")
    func omittedUnit() throws {
        let cosines = recording.segments.suffix(10).flatMap(\.cosines)
        let scalars = cosines.flatMap { Array(repeating: Float(0), count: 229) + [$0] }
        let states = StateRecording(hidden: Tensor(shape: [cosines.count, 230], scalars: scalars))
        let figure = try #require(
            try drawn { try $0.drawHiddenState(states, of: recording) }.0.figures.first)
        #expect(
            figure.alternativeText
                == "Unit 229 goes with the target most closely (correlation 1.00); the hidden state lies between -1.00 and 1.00."
        )
        #expect(figure.caption.hasSuffix("Of the 230 units the first 220 are shown."))
    }

    @Test("tells a target that does not change from units that do not")
    func constantTarget() throws {
        let sines: [Float] = [0, 0.5, 1, 0.5]
        let segment = SignalSegment(times: [0, 1, 2, 3], sines: sines, cosines: [1, 1, 1, 1])
        let signal = SignalRecording([.init(segment, prediction: sines)])
        let states = StateRecording(hidden: Tensor(shape: [4, 1], scalars: sines))
        let figure = try #require(try drawn { try $0.drawHiddenState(states, of: signal) }.0.figures.first)
        #expect(
            figure.alternativeText
                == "The target does not change, so that no unit can go with it; the hidden state lies between 0.00 and 1.00."
        )
    }

    @Test("is refused for the states of another signal")
    func otherSignal() {
        let shorter = SignalRecording(Array(recording.frames.prefix(5)))
        #expect(throws: RecordingError.otherSignal) {
            _ = try drawn { try $0.drawHiddenState(states(hasCell: true), of: shorter) }
        }
    }
}

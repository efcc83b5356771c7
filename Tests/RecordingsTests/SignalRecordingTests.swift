import Artifacts
import Datasets
import Recordings
import Testing

@Suite("The recording of a signal")
struct SignalRecordingTests {
    private let recording = SignalRecording(
        Signals.dynamic(lengths: [2, 1]).map { segment in
            SignalRecording.Frame(segment, prediction: segment.times.map { $0 / 3 })
        })

    @Test("gives the same frames back from its table, in every bit")
    func roundTrip() throws {
        #expect(try SignalRecording(NumberTable(csv: recording.table.csv)) == recording)
        #expect(recording.table.rowCount == 30)
    }

    @Test("keeps frames apart that read the same segment")
    func repeatedSegments() throws {
        let segment = Signals.fit()
        let frames = [0, 1].map { SignalRecording.Frame(segment, prediction: Array(repeating: $0, count: 10)) }
        #expect(try SignalRecording(SignalRecording(frames).table).frames == frames)
    }

    @Test("without predictions is refused")
    func malformed() {
        #expect(throws: NumberTableError.self) { try SignalRecording(recording.segments.table) }
    }
}

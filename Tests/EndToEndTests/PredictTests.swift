import Charts
import Foundation
import TestSupport
import Testing

/// `unroll predict` with the classifier of the quick pipeline, which real MNIST trains.
@Suite("Predicting pictures")
struct PredictTests {
    private func withProgram(_ body: (Program) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try Program.copyPipelines(to: folder)
            try drawOne(columns: 58..<66, of: 120).write(to: folder.appending(path: "one.png"))
            try Program.inFolder(folder, body)
        }
    }

    /// An upright bar, dark on light: a one.
    private func drawOne(columns: Range<Int>, of width: Int) throws -> Data {
        let pixels = (0..<100).flatMap { row in
            (0..<width).map { columns.contains($0) && (20..<80).contains(row) ? UInt8(30) : 230 }
        }
        return try PNGImage(width: width, height: 100, channels: .grey, pixels: pixels).encoded()
    }

    private func predict(_ program: Program, _ arguments: String...) throws -> Program.Result {
        let process = try program.start(["predict", "-p", "Pipelines/quick.yaml"] + arguments)
        process.process.waitUntilExit()
        return try process.result()
    }

    private struct Report: Decodable {
        struct Prediction: Decodable {
            let file: String
            let digit: Int
            let probabilities: [Double]
            let picture: String
        }

        struct Unread: Decodable {
            let file: String
            let reason: String
        }

        let schema: Int
        let stage: String
        let key: String
        let predictions: [Prediction]
        let failures: [Unread]
    }

    private func report(_ result: Program.Result) throws -> Report {
        try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    }

    @Test("says how to train where nothing is trained, and what is wrong with a stage that trains no classifier")
    func untrained() throws {
        try withProgram { program in
            let untrained = try predict(program, "one.png")
            #expect(untrained.code == 1 && untrained.output.isEmpty)
            #expect(
                untrained.errors.contains("Train it first: unroll run train-classifier -p Pipelines/quick.yaml"),
                "\(untrained.errors)")
            #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "Output").path))
            let other = try predict(program, "one.png", "--stage", "parse-mnist")
            #expect(other.code == 2 && other.errors.contains("those that do: train-classifier"), "\(other.errors)")
            let unknown = try predict(program, "one.png", "--stage", "train-clasifier")
            #expect(unknown.code == 2 && unknown.errors.contains("did you mean 'train-classifier'?"))
            #expect(try predict(program).code == 2)
        }
    }

    @Test("reads pictures, draws what it read, goes on after a bad one, and keeps to the weights that are shown")
    func reading() throws {
        try withProgram { program in
            #expect(try program.run("run", "-p", "Pipelines/quick.yaml", "--quiet", "train-classifier").code == 0)
            try readsOne(program)
            try namesCollidingPictures(program)
            try goesOnAfterBadPicture(program)
            try readsWithStaleWeights(program)
        }
    }

    private func readsOne(_ program: Program) throws {
        let text = try predict(program, "one.png")
        #expect(text.code == 0 && text.errors.isEmpty, "\(text.errors)")
        #expect(text.output.hasPrefix("one.png: 1 ("), "\(text.output)")
        #expect(text.output.contains("█") && text.output.contains("picture: Output/predictions/one.png"))
        let png = try Data(contentsOf: program.folder.appending(path: "Output/predictions/one.png"))
        #expect(try PNGImage(decoding: png).texts["Title"]?.hasPrefix("one.png is read as 1") == true)
        #expect(try predict(program, "one.png", "--picture", "mine/reading.png").code == 0)
        #expect(FileManager.default.fileExists(atPath: program.folder.appending(path: "mine/reading.png").path))
    }

    private func namesCollidingPictures(_ program: Program) throws {
        let folder = program.folder.appending(path: "more")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try drawOne(columns: 20..<29, of: 90).write(to: folder.appending(path: "one.png"))
        let report = try report(predict(program, "--json", "one.png", "more/one.png"))
        #expect(report.schema == 1 && report.stage == "train-classifier" && report.key.count == 64)
        #expect(report.predictions.map(\.file) == ["one.png", "more/one.png"])
        #expect(report.predictions.map(\.digit) == [1, 1])
        #expect(report.predictions.allSatisfy { $0.probabilities.count == 10 })
        #expect(report.predictions.allSatisfy { abs($0.probabilities.reduce(0, +) - 1) < 1e-9 })
        #expect(report.predictions.map(\.picture) == ["Output/predictions/one.png", "Output/predictions/one-2.png"])
        let onto = try predict(program, "one.png", "--picture", "./one.png")
        #expect(onto.code == 2 && onto.errors.contains("is the image itself"), "\(onto.errors)")
        let single = try predict(program, "one.png", "more/one.png", "--picture", "both.png")
        #expect(single.code == 2 && single.errors.contains("name a folder"), "\(single.errors)")
        let beside = try self.report(predict(program, "--json", "more/one.png", "--picture", "more"))
        #expect(beside.predictions.map(\.picture) == ["more/one-2.png"], "the image itself is not overwritten")
    }

    private func goesOnAfterBadPicture(_ program: Program) throws {
        try Data("text".utf8).write(to: program.folder.appending(path: "bad.png"))
        let result = try predict(program, "--json", "bad.png", "one.png", "none.png")
        #expect(result.code == 1)
        #expect(result.errors.contains("unroll: bad.png is no picture that can be read"), "\(result.errors)")
        #expect(result.errors.contains("unroll: none.png cannot be read: No such file or directory"))
        let report = try report(result)
        #expect(report.predictions.map(\.file) == ["one.png"] && report.predictions.map(\.digit) == [1])
        #expect(report.failures.map(\.file) == ["bad.png", "none.png"])
    }

    private func readsWithStaleWeights(_ program: Program) throws {
        let fresh = try report(predict(program, "--json", "one.png"))
        let stale = try predict(program, "--json", "one.png", "-S", "train-classifier.learning-rate=0.02")
        #expect(stale.code == 0)
        #expect(
            stale.errors.hasPrefix("train-classifier is stale: parameter learning-rate was 0.01, now it is 0.02"),
            "\(stale.errors)")
        #expect(try report(stale).key == fresh.key)
    }
}

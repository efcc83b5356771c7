import ArgumentParser
import Artifacts
import Foundation
import PipelineEngine
import Predictions

/// `unroll predict`: what a trained classifier reads in the user's own pictures.
struct Predict: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read pictures of digits with the trained classifier.",
        discussion: """
            A picture shows one digit, dark on light or light on dark, in grey or in colour, of any size. For each a \
            picture of the reading is written: what the network saw, and how probable each digit is.
            """)

    @OptionGroup var options: PipelineOptions
    @Argument(help: "PNG pictures of one digit each.") var images: [String]
    @Option(
        help: "The stage that trained the classifier (default: the first of the pipeline that trains one).",
        completion: StageNames.completion)
    var stage: String?
    @Option(
        help: ArgumentHelp(
            "Where the pictures of the readings go: a folder, or for a single image a file that ends in .png "
                + "(default: predictions in the output folder). In a folder that you name no file is replaced.",
            valueName: "path"), completion: .directory)
    var picture: String?
    @Flag(help: "Write JSON to standard output.") var json = false

    func run() throws {
        let files = try PredictionFiles(for: images, asked: picture, in: try options.folder())
        let classifier = try TrainedClassifier(stage: stage, options: options)
        let reader = try classifier.reader()
        tellStaleness(of: classifier)
        let found = images.map(Found.init)
        let pictures = found.compactMap { try? $0.picture.get() }
        var readings = reader.read(pictures)[...]
        var report = PredictionReport(stage: classifier.stage, key: classifier.key.hexadecimal)
        for (image, file) in zip(found, files.all) {
            switch image.picture {
            case .success(let picture):
                guard let reading = readings.popFirst() else { break }
                try draw(picture, reading, of: image.path, into: file)
                report.predictions.append(.init(image.path, reading, picture: file.relativePath))
                if !json { show(picture, reading, of: image.path, file) }
            case .failure(let error):
                report.failures.append(.init(file: image.path, reason: "\(error)"))
                StandardError.write("unroll: \(image.path) \(error)")
            }
        }
        if json { try JSONOutput.write(report) }
        if !report.failures.isEmpty { throw Failure.stageFailed }
    }

    /// An image of the command line, and the digit in it if there is one.
    private struct Found {
        let path: String
        let picture: Result<DigitPicture, DigitPictureError>

        init(_ path: String) {
            self.path = path
            let url = URL(fileURLWithPath: path, relativeTo: PipelineOptions.workingFolder)
            picture = Result { () throws(DigitPictureError) in try DigitPicture(reading: url) }
        }
    }

    private func tellStaleness(of classifier: TrainedClassifier) {
        guard let staleness = classifier.staleness else { return }
        StandardError.write(
            "\(staleness). Reading with the weights that the output folder shows, trained \(classifier.trained)")
    }

    private func draw(_ picture: DigitPicture, _ reading: DigitReading, of image: String, into file: URL) throws {
        let chart = PredictionChart(picture, reading, name: URL(fileURLWithPath: image).lastPathComponent)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try AtomicFile(scratch: file.deletingLastPathComponent()).write(chart.png(), to: file)
    }

    private func show(_ picture: DigitPicture, _ reading: DigitReading, of image: String, _ file: URL) {
        let style = options.style
        print("\(image): \(style.bold("\(reading.digit)")) (\(percentText(reading.probability)))")
        for line in ReadingText(picture, reading).lines(style: style) { print(line) }
        print("picture: \(file.relativePath)\n")
    }
}

/// What was read, as JSON.
private struct PredictionReport: Encodable {
    struct Prediction: Encodable {
        let file: String
        let digit: Int
        let probabilities: [Double]
        let picture: String

        init(_ file: String, _ reading: DigitReading, picture: String) {
            self.file = file
            digit = reading.digit
            probabilities = reading.probabilities
            self.picture = picture
        }
    }

    struct Unread: Encodable {
        let file: String
        let reason: String
    }

    let schema = 1
    let stage: String
    let key: String
    var predictions: [Prediction] = []
    var failures: [Unread] = []
}

public import Artifacts
import Charts
import Datasets
import Evaluations
import Figures
import Foundation
import Recordings
import Tensors

/// Draws the autoencoder: what it gives back, how it learned to, and its codes in space.
public enum PlotAutoencoder: StageKind {
    /// There is nothing to set.
    public typealias Parameters = NoParameters

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "plot-autoencoder", summary: "Draws reconstructions, the loss, and the codes in space.",
        inputs: .named([
            StageInput("digits", files: "train.safetensors", "test.safetensors"),
            StageInput("training", files: "metrics.csv", "frames.safetensors", "health.safetensors"),
            StageInput("evaluation", files: "codes.safetensors", "reconstructions.safetensors", "evaluation.json"),
        ]),
        outputs: [
            .init("third-training-image.png", .figure), .init("reconstructions.png", .figure),
            .init("reconstructions-over-time.png", .figure), .init("film.png", .data), .init("pictures.png", .data),
            .init("loss.png", .figure),
        ] + angles.map { .init($0.file, .figure) } + FigureSheet.healthOutputs
            + [FigureSheet.indexOutput])

    /// The fonts.
    public static func surroundings() throws -> [String: String] {
        try FigureSheet.surroundings()
    }

    /// Draws.
    public static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let images = try LabeledImages(SafetensorsFile(reading: context.input("digits", "train.safetensors")))
        let metrics = try NumberTable(contentsOf: context.input("training", "metrics.csv"))
        let frames = try ReconstructionRecording(
            SafetensorsFile(reading: context.input("training", "frames.safetensors")))
        let reconstructions = try SafetensorsFile(reading: context.input("evaluation", "reconstructions.safetensors"))
            .tensor("reconstructions")
        let codes = try SafetensorsFile(reading: context.input("evaluation", "codes.safetensors"))
        let evaluation = try JSONDecoder().decode(
            AutoencoderEvaluation.self,
            from: Data(wholeFile: context.input("evaluation", "evaluation.json"), noLargerThan: Data.textLimit))
        var sheet = FigureSheet(context)
        try sheet.drawExample(
            of: images, 2, as: "third-training-image.png", title: "The third training image",
            caption:
                "The third of the \(images.count.grouped) training images; its title is its label. To the autoencoder "
                + "it is a list of 784 numbers.")
        try draw(ByteTensor(brightness: reconstructions), of: images, &sheet)
        try drawCourse(frames, of: images, &sheet)
        try sheet.drawLoss(
            metrics, measure: "mean squared error",
            remark: "It is a batch's mean over all pixels, whose brightness is from 0 to 1.")
        try drawCodes(codes, evaluation.neighbourAgreement, &sheet)
        try sheet.drawHealth(HealthRecording(SafetensorsFile(reading: context.input("training", "health.safetensors"))))
        try sheet.finish()
        try frames.film(of: images).save(to: context.output("film.png"))
        let test = try LabeledImages(SafetensorsFile(reading: context.input("digits", "test.safetensors")))
        let shown = try codes.bytes("labels").elements.count
        try [images.prefix(shown), test].sheet().save(to: context.output("pictures.png"))
    }
    // MARK: - Reconstructions

    /// The grid of the text: originals over reconstructions, 5 by 2 for five images.
    private static func draw(
        _ reconstructions: ByteTensor, of images: LabeledImages, _ sheet: inout FigureSheet
    ) throws {
        let count = reconstructions.shape[0]
        let chart = ImageGrid(
            title: "Originals and reconstructions",
            items: (0..<count).map { images.item($0) } + items(reconstructions, like: images), columnCount: count,
            rowNames: ["original", "given back"])
        let errors = (0..<count).map { String(format: "%.4f", error(of: reconstructions, of: images, $0)) }
        try sheet.draw(
            chart, as: "reconstructions.png", size: Size(max(288, 96 * Double(count)), 192),
            caption:
                "The first \(count) training images, and what the trained network gives back after it has pressed each "
                + "through three numbers.",
            alternativeText: "Mean squared errors: "
                + zip(images.labels, errors).map { "\($1) for the \($0)" }.joined(separator: ", ") + ".",
            data: [["image", "label", "mean squared error"]]
                + errors.enumerated().map { ["\($0)", "\(images.labels[$0])", $1] })
    }

    private static func drawCourse(
        _ recording: ReconstructionRecording, of images: LabeledImages, _ sheet: inout FigureSheet
    ) throws {
        let moments = recording.moments
        let count = moments.first?.images.shape[0] ?? 0
        let names = moments.map { "after \($0.stepsDone.grouped) \($0.stepsDone == 1 ? "step" : "steps")" }
        let chart = ImageGrid(
            title: "Reconstructions while learning",
            items: (0..<count).map { images.item($0) } + moments.flatMap { items($0.images, like: images) },
            columnCount: count, rowNames: ["original"] + names)
        try sheet.draw(
            chart, as: "reconstructions-over-time.png",
            size: Size(max(288, 130 + 54 * Double(count)), 40 + 56 * Double(moments.count + 1)),
            caption:
                "The same images at \(moments.count) of the \(recording.frames.count) moments that were recorded; "
                + "early ones stand closer together than late ones."
                + (recording.filmed.count < recording.frames.count
                    ? " Where scripts run, \(recording.filmed.count) of them, evenly spaced, can be played." : ""),
            alternativeText: "The mean squared error of a pixel: "
                + zip(names, moments).map { "\(meanError(of: $1.images, of: images)) \($0)" }.joined(separator: ", ")
                + ".",
            data: [["moment"] + (0..<count).map { "error of image \($0)" }]
                + zip(names, moments).map { name, moment in
                    [name] + (0..<count).map { String(format: "%.4f", error(of: moment.images, of: images, $0)) }
                })
    }

    private static func items(_ pictures: ByteTensor, like images: LabeledImages) -> [ImageGrid.Item] {
        (0..<pictures.shape[0]).map {
            ImageGrid.Item(pixels: pictures[$0..<$0 + 1].bytes, width: images.columnCount, height: images.rowCount)
        }
    }

    private static func meanError(of pictures: ByteTensor, of images: LabeledImages) -> String {
        let errors = (0..<pictures.shape[0]).map { error(of: pictures, of: images, $0) }
        return String(format: "%.4f", errors.reduce(0, +) / Double(max(1, errors.count)))
    }

    /// The mean squared error of a picture's brightness, which is from 0 to 1.
    private static func error(of pictures: ByteTensor, of images: LabeledImages, _ index: Int) -> Double {
        meanSquaredError(pictures[index..<index + 1].bytes.map(brightness), images[index].map(brightness))
    }

    private static func brightness(_ byte: UInt8) -> Float { Float(byte) / 255 }

    // MARK: - Codes

    /// From where the codes are looked at: as in the text first, then from two other sides.
    private static let angles: [(file: String, viewpoint: Viewpoint, words: String)] = [
        ("codes.png", Viewpoint(azimuth: -60, elevation: 30), "from the side that the text shows"),
        ("codes-turned.png", Viewpoint(azimuth: 30, elevation: 20), "turned by a quarter"),
        ("codes-behind.png", Viewpoint(azimuth: 120, elevation: 40), "from behind and a little higher"),
    ]

    private static func drawCodes(
        _ file: SafetensorsFile, _ agreement: Double, _ sheet: inout FigureSheet
    ) throws {
        let codes = try file.tensor("codes")
        let labels = try file.bytes("labels").elements
        let points = labels.indices.map { index in codes.scalars[index * 3..<index * 3 + 3].map(Double.init) }
        let items = zip(points, labels).map { point, label in
            SpaceChart.Item(x: point[0], y: point[1], z: point[2], label: "\(label)", digit: Int(label))
        }
        for angle in angles {
            let chart = SpaceChart(
                title: "Codes of \(labels.count) training images", x: Axis("code 1"), y: Axis("code 2"),
                z: Axis("code 3"),
                items: items, viewpoint: angle.viewpoint)
            try sheet.draw(
                chart, as: angle.file, title: "The codes \(angle.words)", size: Size(640, 560),
                caption: angle.file == angles[0].file
                    ? "The three numbers to which the network reduces each of the first \(labels.count) training images. A box "
                        + "is an image, and says which digit it shows; nobody told the network."
                    : "The same codes, \(angle.words).",
                alternativeText: String(
                    format:
                        "Boxes in space, seen %@. For %.0f%% of the codes the nearest other code is of the same digit.",
                    angle.words, agreement * 100),
                data: [["image", "digit", "code 1", "code 2", "code 3"]]
                    + points.enumerated().map { index, point in
                        ["\(index)", "\(labels[index])"] + point.map { "\(Float($0))" }
                    })
        }
    }
}

extension ReconstructionRecording {
    /// Some frames, with ever longer gaps: learning is fastest at first.
    fileprivate var moments: [Frame] {
        var indices: [Int] = []
        var next = 0
        while next < frames.count - 1 {
            indices.append(next)
            next = max(next + 1, next * 3)
        }
        return (indices + (frames.isEmpty ? [] : [frames.count - 1])).map { frames[$0] }
    }
}

public import Artifacts
import Datasets
import Foundation

/// Turns the IDX files into tensors of bytes: images and labels, for training and for testing.
public enum ParseMNIST: StageKind {
    /// There is nothing to set.
    public typealias Parameters = NoParameters

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "parse-mnist", summary: "Reads the IDX files strictly and stores images and labels as tensors of bytes.",
        inputs: .named([
            StageInput(
                "files", files: "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
                "t10k-labels-idx1-ubyte")
        ]),
        outputs: [.init("train.safetensors", .tensors), .init("test.safetensors", .tensors)])

    /// Parses.
    public static func run(_ context: StageContext, _ parameters: Parameters) throws {
        for (part, prefix) in [("train", "train"), ("test", "t10k")] {
            let images = try IDXArray(reading: context.input("files", "\(prefix)-images-idx3-ubyte"))
            let labels = try IDXArray(reading: context.input("files", "\(prefix)-labels-idx1-ubyte"))
            let examples = try LabeledImages(images: images, labels: labels)
            if part == "train" {
                context.print("(\(examples.count), \(examples.rowCount), \(examples.columnCount))")
                context.print("(\(examples.count))")
            }
            var writer = SafetensorsWriter()
            examples.add(to: &writer)
            try writer.write(to: context.output("\(part).safetensors"))
        }
    }
}

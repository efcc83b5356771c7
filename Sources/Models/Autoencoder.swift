public import Artifacts
public import Autograd
public import Kernels
public import Layers
public import Tensors

/// Presses an image through three numbers and back.
///
/// - Shapes: an image is `[count, 784]` numbers from 0 to 1, a code `[count, 3]`.
public struct Autoencoder: CompositeModule {
    /// From image to code.
    public let encoder: Sequential
    /// From code to image.
    public let decoder: Sequential

    /// Makes an autoencoder of random weights; `sizes` leads from the image to the code.
    public init(sizes: [Int] = [784, 128, 64, 12, 3], using generator: inout RandomGenerator) {
        encoder = Sequential(Self.dense(sizes, using: &generator))
        decoder = Sequential(Self.dense(sizes.reversed(), using: &generator) + [Sigmoid()])
    }

    /// Takes a trained autoencoder from a file; its sizes follow from the shapes.
    ///
    /// - Throws: `StateError` or `SafetensorsError` when the file holds something else.
    public init(_ file: SafetensorsFile) throws {
        let weights = file.names.filter { $0.hasPrefix("encoder.") && $0.hasSuffix(".weight") }
        let first = weights.first ?? "encoder.0.weight"
        guard weights.count <= NetworkLimits.layerCounts.upperBound else {
            throw SafetensorsError(
                file.path, first, "\(NetworkLimits.layerCounts.upperBound) layers at most", "\(weights.count)")
        }
        let sizes =
            [try file.size(of: first, 1, in: NetworkLimits.hiddenSizes)]
            + (try weights.map { try file.size(of: $0, 0, in: NetworkLimits.hiddenSizes) })
        try file.check(Self.shapes("encoder", sizes) + Self.shapes("decoder", sizes.reversed()))
        var unused = RandomGenerator.forWeightsToCome
        self.init(sizes: sizes, using: &unused)
        try load(file)
    }

    /// The name that the tutorial's class has.
    public var typeName: String { "AutoEncoder" }

    /// "encoder" and "decoder".
    public var children: [(name: String, module: any Module)] { [("encoder", encoder), ("decoder", decoder)] }

    /// The codes of images and the images that are made of them.
    public func callAsFunction(_ images: Variable) -> (code: Variable, reconstruction: Variable) {
        let code = encoder(images)
        return (code, decoder(code))
    }

    /// The codes of images and the images that are made of them, without gradients; for a few hundred at a time.
    ///
    /// - Shapes: images are `[count, 784]` bytes.
    public func evaluate(_ images: ByteTensor, workers: Workers) -> (codes: Tensor, reconstructions: Tensor) {
        let result = self(Tape.evaluation(workers: workers).constant(images))
        return (result.code.value, result.reconstruction.value)
    }

    /// Dense layers of the given sizes with tanh between them.
    private static func dense(_ sizes: [Int], using generator: inout RandomGenerator) -> [any Layer] {
        let layers = zip(sizes, sizes.dropFirst()).flatMap { input, output -> [any Layer] in
            [Linear(input, output, using: &generator), Tanh()]
        }
        return layers.dropLast()
    }

    /// The shapes of the layers that `dense` makes: between two of them stands one without weights.
    private static func shapes(_ name: String, _ sizes: [Int]) -> StateShapes {
        zip(sizes, sizes.dropFirst()).enumerated().reduce(StateShapes([])) { shapes, layer in
            shapes + .linear("\(name).\(2 * layer.offset)", layer.element.0, layer.element.1)
        }
    }
}

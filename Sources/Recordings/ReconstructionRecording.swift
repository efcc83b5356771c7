public import Artifacts
public import Tensors

/// What an autoencoder made of a few images while it learned: a frame for each moment that was recorded.
///
/// - Shapes: a frame is `[image, pixel]`, a byte for each pixel: 255 times its brightness, rounded.
public struct ReconstructionRecording: Sendable, Equatable {
    /// A moment: the steps that were done before, and the reconstructions by the network as it then was.
    public struct Frame: Sendable, Equatable {
        /// The number of training steps before this moment.
        public let stepsDone: Int
        /// The reconstructions.
        public let images: ByteTensor
    }

    /// The moments, in order.
    public private(set) var frames: [Frame] = []

    /// Makes an empty recording.
    public init() {}

    /// Adds a moment.
    ///
    /// - Parameters:
    ///   - stepsDone: The number of training steps before this moment.
    ///   - brightness: The reconstructions, numbers from 0 to 1.
    public mutating func append(stepsDone: Int, brightness: Tensor) {
        frames.append(Frame(stepsDone: stepsDone, images: ByteTensor(brightness: brightness)))
    }

    /// The frames that a film of the training shows: all, or at most ``largestFilm``, evenly spaced.
    public var filmed: [Frame] { EvenMoments(of: frames.count, atMost: Self.largestFilm).steps.map { frames[$0] } }

    /// The greatest number of frames of a film, which lies in a page.
    public static let largestFilm = 400

    /// The recording as a file: `steps` [frame] and `images` [frame, image, pixel].
    public var file: SafetensorsWriter {
        var writer = SafetensorsWriter()
        writer.add(ShapedArray(shape: [frames.count], elements: frames.map { Int32($0.stepsDone) }), named: "steps")
        let shape = [frames.count] + (frames.first?.images.shape ?? [0, 0])
        writer.add(ShapedArray(shape: shape, elements: frames.flatMap(\.images.bytes)), named: "images")
        return writer
    }

    /// Takes the recording from a file; where `expected` is given, its frames have that shape.
    ///
    /// - Throws: `SafetensorsError` when an array is missing or does not fit the other, or frames have another shape.
    public init(_ file: SafetensorsFile, of expected: [Int]? = nil) throws {
        let steps = try file.integers("steps").elements
        let images = try file.bytes("images")
        let shape = images.shape
        guard shape.count == 3, shape[0] == steps.count else {
            throw SafetensorsError(file.path, "images", "\(steps.count) frames of images and pixels", "shape \(shape)")
        }
        if let expected, !steps.isEmpty, Array(shape.dropFirst()) != expected {
            throw SafetensorsError(file.path, "images", "frames of shape \(expected)", "shape \(shape)")
        }
        let all = ByteTensor(shape: shape, bytes: images.elements)
        guard steps.allSatisfy((0...Int64(Int32.max)).contains) else {
            throw SafetensorsError(file.path, "steps", "numbers of steps", "\(steps.prefix(60))")
        }
        frames = steps.enumerated().map { index, steps in
            Frame(stepsDone: Int(steps), images: all[index..<index + 1].reshaped(Array(shape.dropFirst())))
        }
    }
}

extension ByteTensor {
    /// Brightness from 0 to 1 as bytes from 0 to 255, rounded.
    public init(brightness: Tensor) {
        self.init(
            shape: brightness.shape, bytes: brightness.scalars.map { UInt8((max(0, min(1, $0)) * 255).rounded()) })
    }
}

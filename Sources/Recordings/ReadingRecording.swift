public import Artifacts
public import Tensors

/// What a recurrent classifier held, and what it would have answered, after each step of some images.
public struct ReadingRecording: Sendable, Equatable {
    /// The numbers of the images.
    public let images: [Int]
    /// The probability of each class after each step.
    ///
    /// - Shapes: `[reading, step, class]`.
    public let probabilities: Tensor
    /// The hidden state.
    ///
    /// - Shapes: `[reading, step, unit]`.
    public let hidden: Tensor
    /// The cell state of an LSTM; nil for other networks.
    ///
    /// - Shapes: `[reading, step, unit]`.
    public let cell: Tensor?
    /// What the gates let through: i, f, g, o of an LSTM, r, z, n of a GRU; nil for a plain network.
    ///
    /// - Shapes: `[reading, step, gate, unit]`.
    public let gates: Tensor?

    /// Records readings.
    ///
    /// - Precondition: the tensors hold a reading for each image.
    public init(images: [Int], probabilities: Tensor, hidden: Tensor, cell: Tensor?, gates: Tensor?) {
        for tensor in [probabilities, hidden, cell, gates].compactMap({ $0 }) {
            precondition(tensor.shape.first == images.count, "\(images.count) images, a tensor of \(tensor.shape)")
        }
        self.images = images
        self.probabilities = probabilities
        self.hidden = hidden
        self.cell = cell
        self.gates = gates
    }

    /// One reading: a list for each step.
    public struct Reading: Sendable, Equatable {
        /// The number of the image.
        public let image: Int
        /// The probability of each class.
        public let probabilities: [[Double]]
        /// The hidden state of each unit.
        public let hidden: [[Float]]
        /// The cell state of each unit, where there is one.
        public let cell: [[Float]]?
        /// What each gate lets through for each unit, gate by gate; empty where there are none.
        public let gates: [[[Float]]]
    }

    /// The readings, image by image.
    public var readings: [Reading] {
        images.indices.map { index in
            let all = gates.map { $0.matrix(index, width: $0.shape[2] * $0.shape[3]) } ?? []
            let (gateCount, unitCount) = (gates?.shape[2] ?? 0, hidden.shape[2])
            return Reading(
                image: images[index],
                probabilities: probabilities.matrix(index, width: probabilities.shape[2]).map { $0.map(Double.init) },
                hidden: hidden.matrix(index, width: unitCount), cell: cell?.matrix(index, width: unitCount),
                gates: (0..<gateCount).map { gate in all.map { Array($0[gate * unitCount..<(gate + 1) * unitCount]) } })
        }
    }

    /// The number of steps in which each image is read.
    public var stepCount: Int { hidden.shape[1] }

    /// The recording as a file: `images`, `probabilities` and `hidden`, and `cell` and `gates` where there are any.
    public var file: SafetensorsWriter {
        var writer = SafetensorsWriter()
        writer.add(ShapedArray(shape: [images.count], elements: images.map { Int32($0) }), named: "images")
        writer.add(probabilities, named: "probabilities")
        writer.add(hidden, named: "hidden")
        if let cell { writer.add(cell, named: "cell") }
        if let gates { writer.add(gates, named: "gates") }
        return writer
    }

    /// Takes the recording from a file.
    ///
    /// - Throws: `SafetensorsError` when an array is missing or does not fit the others.
    public init(_ file: SafetensorsFile) throws {
        images = try file.integers("images").elements.map { Int($0) }
        probabilities = try file.tensor("probabilities")
        hidden = try file.tensor("hidden")
        for (name, shape) in [("hidden", hidden.shape), ("probabilities", probabilities.shape)] {
            guard shape.count == 3, shape.prefix(2) == [images.count, hidden.shape[1]] else {
                throw SafetensorsError(file.path, name, "\(images.count) readings of steps", "shape \(shape)")
            }
            // Nothing in the file would bear out how many steps there are.
            guard shape[1] > 0, shape[2] > 0 else {
                throw SafetensorsError(file.path, name, "a step and a number at least", "shape \(shape)")
            }
        }
        cell = try file.tensor("cell", ifAny: hidden.shape)
        gates = file.names.contains("gates") ? try file.tensor("gates") : nil
        if let shape = gates?.shape {
            guard shape.count == 4, [shape[0], shape[1], shape[3]] == hidden.shape else {
                throw SafetensorsError(file.path, "gates", "gates of the \(hidden.shape) hidden states", "\(shape)")
            }
            guard shape[2] > 0 else {
                throw SafetensorsError(file.path, "gates", "a gate at least", "shape \(shape)")
            }
        }
    }
}

extension Tensor {
    /// One index of the first dimension, as rows of so many numbers.
    fileprivate func matrix(_ index: Int, width: Int) -> [[Float]] {
        (0..<shape[1]).map { step in
            let start = (index * shape[1] + step) * width
            return Array(scalars[start..<start + width])
        }
    }
}

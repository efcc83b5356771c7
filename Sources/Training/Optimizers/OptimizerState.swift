import Autograd
import Kernels
import Layers
import Tensors

/// What an optimizer remembers of each parameter: arrays of the parameter's shape under a few names, and a step count.
struct OptimizerState {
    private(set) var stepCount = 0
    private let names: [String]
    private let shapes: [[Int]]
    private let buffers: [[Buffer]]

    init(_ names: [String], for parameters: [Parameter]) {
        self.names = names
        shapes = parameters.map(\.shape)
        buffers = names.map { _ in
            parameters.map { parameter in
                let buffer = Buffer(count: parameter.buffer.count)
                buffer.fill(0)
                return buffer
            }
        }
    }

    mutating func countStep() {
        stepCount += 1
    }

    /// The array of the given name (by its position among them) of a parameter (by its position).
    subscript(name: Int, parameter: Int) -> Buffer { buffers[name][parameter] }

    /// The array of the last name, if the optimizer has as many.
    func optional(_ name: Int, _ parameter: Int) -> Buffer? {
        buffers.indices.contains(name) ? buffers[name][parameter] : nil
    }

    var dictionary: StateDictionary {
        [("step", Tensor(shape: [], scalars: [Float(stepCount)]))]
            + slots.map { ($0.name, Tensor(shape: $0.shape, scalars: $0.buffer.array)) }
    }

    mutating func load(_ state: StateDictionary) throws(OptimizerStateError) {
        let expected = dictionary
        guard expected.map(\.name) == state.map(\.name) else {
            throw .otherNames(expected: expected.map(\.name), found: state.map(\.name))
        }
        for (mine, other) in zip(expected, state) where mine.tensor.shape != other.tensor.shape {
            throw .otherShape(name: mine.name, expected: mine.tensor.shape, found: other.tensor.shape)
        }
        let steps = state[0].tensor.scalars[0]
        guard let count = Int(exactly: steps), count >= 0 else { throw .noStepCount(steps) }
        stepCount = count
        for (slot, other) in zip(slots, state.dropFirst()) { slot.buffer.copy(other.tensor.scalars) }
    }

    private var slots: [(name: String, shape: [Int], buffer: Buffer)] {
        zip(names, buffers).flatMap { name, buffers in
            buffers.indices.map { ("\(name).\($0)", shapes[$0], buffers[$0]) }
        }
    }
}

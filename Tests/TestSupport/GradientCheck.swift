public import Autograd
import Kernels
public import Tensors
public import Testing

/// Compares a function's gradients with central differences along random directions, one input at a time, and sees to it
/// that no operation keeps its tape alive.
///
/// The function's result is reduced to a number by random weights, in double precision.
///
/// - Parameters:
///   - inputs: The point at which the function is differentiated.
///   - step: How far the inputs are moved; functions with kinks need a small one.
///   - tolerance: The largest difference, relative to the derivative or to 1 if that is more.
///   - sourceLocation: Where failures are reported.
///   - function: The function, on any tape; it must give the same each time.
public func expectGradientsMatchDifferences(
    at inputs: [Tensor], step: Float = 4e-3, within tolerance: Double = 2e-3,
    sourceLocation: SourceLocation = #_sourceLocation, _ function: ([Variable]) -> Variable
) {
    let workers = Workers(count: 1)
    var random = RandomGenerator(seed: 7, stream: "gradient check")
    let shape = function(inputs.map { Tape.evaluation(workers: workers).constant($0) }).shape
    let weights = Tensor(uniformFrom: -1, to: 1, shape: shape, using: &random)
    let gradients = gradientsByTape(at: inputs, weights, workers, function)
    for (index, input) in inputs.enumerated() {
        guard let gradient = gradients[index] else {
            Issue.record("input \(index) has no gradient", sourceLocation: sourceLocation)
            continue
        }
        for _ in 0..<3 {
            let direction = Tensor(uniformFrom: -1, to: 1, shape: input.shape, using: &random)
            let values = [step, -step].map { step in
                var moved = inputs
                moved[index].scalars = zip(input.scalars, direction.scalars).map { $0 + step * $1 }
                let tape = Tape.evaluation(workers: workers)
                return dot(function(moved.map { tape.constant($0) }).value, weights)
            }
            let difference = (values[0] - values[1]) / (2 * Double(step))
            let derivative = dot(gradient, direction)
            #expect(
                abs(derivative - difference) <= tolerance * max(1, abs(difference)),
                "input \(index): gradient \(derivative), difference \(difference)", sourceLocation: sourceLocation)
        }
    }
}

/// A tensor of numbers from U(-1, 1), the same for the same name.
public func randomTensor(_ shape: [Int], _ name: String) -> Tensor {
    var random = RandomGenerator(seed: 3, stream: name)
    return Tensor(uniformFrom: -1, to: 1, shape: shape, using: &random)
}

/// The largest difference between two tensors of one shape.
public func largestDifference(_ a: Tensor, _ b: Tensor) -> Float {
    a.shape == b.shape ? zip(a.scalars, b.scalars).reduce(0) { max($0, abs($1.0 - $1.1)) } : .infinity
}

private func gradientsByTape(
    at inputs: [Tensor], _ weights: Tensor, _ workers: Workers, _ function: ([Variable]) -> Variable
) -> [Tensor?] {
    weak var releasedTape: Tape?
    let gradients = {
        let tape = Tape(workers: workers)
        releasedTape = tape
        let variables = inputs.map { tape.variable($0) }
        let gradients = tape.gradients(of: (function(variables) * tape.constant(weights)).sum)
        return variables.map { gradients[$0] }
    }()
    #expect(releasedTape == nil, "an operation keeps its tape alive")
    return gradients
}

private func dot(_ a: Tensor, _ b: Tensor) -> Double {
    zip(a.scalars, b.scalars).reduce(0) { $0 + Double($1.0) * Double($1.1) }
}

import Artifacts
public import Autograd
import Kernels
public import Layers
public import Recordings

/// Looks at the weights and gradients of a network at about a hundred moments of its training.
///
/// At a moment it copies the weights and has the optimizer's gradients copied; at no other step it does anything. What it
/// has copied it counts later, because the step of a small network is over in less time. Make it before the training
/// begins: it takes memory for its copies.
public struct HealthProbe {
    private let parameters: [Parameter]
    private let moments: EvenMoments
    private let elementCount: Int
    /// The weights and then the gradients of each sight.
    private let copies: Buffer
    private let capacity: Int
    /// The steps that were looked at and are not yet counted.
    private var sights: [Int] = []
    private var counted: HealthRecording

    /// Makes a probe for a training of so many steps.
    public init(_ network: some Module, stepCount: Int) {
        let named = network.namedParameters
        parameters = named.map(\.parameter)
        elementCount = parameters.reduce(0) { $0 + $1.buffer.count }
        moments = EvenMoments(of: stepCount, atMost: Self.largestMomentCount)
        capacity = max(1, min(moments.count, Self.largestDebt / max(1, elementCount)))
        copies = Buffer(count: 2 * capacity * elementCount)
        // Touched once, the memory costs the training nothing.
        copies.fill(0)
        sights.reserveCapacity(capacity)
        counted = HealthRecording(parameters: named.map(\.name))
    }

    /// Looks, if this step is one of the moments: at the weights now, and at the gradients when the optimizer takes them.
    ///
    /// - Parameters:
    ///   - gradients: The step's gradients, which an optimizer of the network's parameters takes next.
    ///   - step: The step, counted over all epochs from 0.
    public mutating func look(at gradients: Gradients, step: Int) {
        guard moments.contains(step) else { return }
        if sights.count == capacity { count() }
        var place = weights(ofSight: sights.count)
        for parameter in parameters {
            place.update(from: parameter.buffer.scalars, count: parameter.buffer.count)
            place += parameter.buffer.count
        }
        gradients.copyPieces(to: place)
        sights.append(step)
    }

    /// What was seen so far; not to be asked for between a look and the optimizer's step.
    public var recording: HealthRecording {
        mutating get {
            count()
            return counted
        }
    }

    private func weights(ofSight sight: Int) -> UnsafeMutablePointer<Float> {
        copies.scalars + 2 * sight * elementCount
    }

    private mutating func count() {
        for (sight, step) in sights.enumerated() {
            var weights = weights(ofSight: sight)
            var gradients = weights + elementCount
            var squares = 0.0
            let values = parameters.map { parameter in
                let count = parameter.buffer.count
                defer {
                    weights += count
                    gradients += count
                }
                squares += sumOfSquares(gradients, count: count)
                return (weights: BinnedValues(weights, count: count), gradients: BinnedValues(gradients, count: count))
            }
            counted.append(step: step, gradientNorm: Float(squares.squareRoot()), values)
        }
        sights.removeAll(keepingCapacity: true)
        // A parameter that a later loss does not depend on has no gradient, which is not that of an earlier step.
        copies.fill(0)
    }

    private static let largestMomentCount = 100
    /// So many elements wait at most to be counted, or those of one moment: a megabyte of weights and one of gradients.
    private static let largestDebt = 262_144
}

extension BinnedValues {
    fileprivate init(_ values: UnsafePointer<Float>, count: Int) {
        self.init(counts: ValueBins.counts(of: UnsafeBufferPointer(start: values, count: count)))
    }
}

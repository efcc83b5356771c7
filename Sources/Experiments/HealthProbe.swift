import Artifacts
public import Autograd
import Kernels
public import Layers
public import Recordings

/// Looks at the weights and gradients of a network at fifty moments of its training at most.
///
/// To count those of a large network takes as long as a step. So it looks at one at every fiftieth step, but at no fewer than
/// ten moments. At a moment it copies the weights and has the optimizer's gradients copied; at no other step it does anything. What it
/// has copied it counts later, because the step of a small network is over in less time. Make it before the training
/// begins: it takes memory for its copies.
public struct HealthProbe: ~Copyable {
    private let parameters: [Parameter]
    private let moments: EvenMoments
    private let elementCount: Int
    /// The weights and then the gradients of each sight.
    private let copies: Buffer
    private let capacity: Int
    /// The steps that were looked at and are not yet counted.
    private var sights: [Int] = []
    private var counted: HealthRecording
    /// Where the gradients that were seen last are copied to.
    private var copy: GradientCopy?
    /// Who computed the gradients that were seen last, and counts.
    private var workers: Workers?
    private let spans: [Span]

    /// Some neighbouring elements of a sight, which are counted at once.
    private struct Span {
        /// The parameter's position, or that of its gradient, which stand behind all parameters.
        let owner: Int
        let elements: Range<Int>
    }

    /// Makes a probe for a training of so many steps.
    public init(_ network: some Module, stepCount: Int) {
        let named = network.namedParameters
        parameters = named.map(\.parameter)
        elementCount = parameters.reduce(0) { $0 + $1.buffer.count }
        let isLarge = elementCount > Self.largestSmallNetwork
        moments = EvenMoments(
            of: stepCount,
            atMost: isLarge ? min(max(stepCount / 50, 10), Self.largestMomentCount) : Self.largestMomentCount)
        capacity = max(1, min(moments.count, Self.largestDebt / max(1, elementCount)))
        copies = Buffer(count: 2 * capacity * elementCount)
        // Touched once, the memory costs the training nothing.
        copies.fill(0)
        sights.reserveCapacity(capacity)
        counted = HealthRecording(parameters: named.map(\.name))
        spans = Self.spans(of: parameters.map(\.buffer.count))
    }

    private static func spans(of counts: [Int]) -> [Span] {
        var start = 0
        return (counts + counts).enumerated().flatMap { owner, count in
            let end = start + count
            defer { start = end }
            return stride(from: start, to: end, by: longestSpan).map {
                Span(owner: owner, elements: $0..<min($0 + longestSpan, end))
            }
        }
    }

    /// Looks, if this step is one of the moments: at the weights now, and at the gradients when the optimizer takes them.
    ///
    /// - Parameters:
    ///   - gradients: The step's gradients, which an optimizer of the network's parameters takes next, piece by piece.
    ///   - step: The step, counted over all epochs from 0.
    /// - Precondition: The optimizer has taken those of the last moment.
    public mutating func look(at gradients: Gradients, step: Int) {
        guard moments.contains(step) else { return }
        checkCopy()
        if sights.count == capacity { count() }
        var place = weights(ofSight: sights.count)
        for parameter in parameters {
            place.update(from: parameter.buffer.scalars, count: parameter.buffer.count)
            place += parameter.buffer.count
        }
        let copy = GradientCopy(of: parameters, to: copies, at: place - copies.scalars)
        gradients.copyPieces(to: copy)
        self.copy = copy
        workers = gradients.workers
        sights.append(step)
    }

    /// Ends the looking.
    ///
    /// - Returns: What was seen.
    /// - Precondition: The optimizer has taken the gradients of the last moment.
    public consuming func finish() -> HealthRecording {
        checkCopy()
        count()
        return counted
    }

    /// An optimizer that takes its gradients in another way leaves those of an earlier moment where they are looked for.
    private func checkCopy() {
        precondition(copy?.isMade ?? true, "no optimizer took the gradients of the last moment piece by piece")
    }

    private func weights(ofSight sight: Int) -> UnsafeMutablePointer<Float> {
        copies.scalars + 2 * sight * elementCount
    }

    private mutating func count() {
        guard let workers else { return }
        for (sight, step) in sights.enumerated() {
            let elements = UnsafeBufferPointer(start: weights(ofSight: sight), count: 2 * elementCount)
            let values = counts(of: elements, workers)
            counted.append(
                step: step, gradientNorm: norm(ofGradientsAt: weights(ofSight: sight) + elementCount),
                parameters.indices.map { (values[$0], values[parameters.count + $0]) })
        }
        sights.removeAll(keepingCapacity: true)
    }

    /// The counts of each parameter, then of each gradient.
    ///
    /// They are whole numbers, so it does not matter who counts what.
    private func counts(of elements: UnsafeBufferPointer<Float>, _ workers: Workers) -> [BinnedValues] {
        let binCount = ValueBins.count
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: spans.count * binCount) { table in
            table.initialize(repeating: 0)
            workers.forEach(spans.count, operations: 8 * elements.count) { index, _ in
                ValueBins.add(
                    UnsafeBufferPointer(rebasing: elements[spans[index].elements]),
                    to: UnsafeMutableBufferPointer(rebasing: table[index * binCount..<(index + 1) * binCount]))
            }
            var sums = Array(repeating: Array(repeating: Int32(0), count: binCount), count: 2 * parameters.count)
            for (index, span) in spans.enumerated() {
                for bin in 0..<binCount { sums[span.owner][bin] += table[index * binCount + bin] }
            }
            return sums.map { BinnedValues(counts: $0) }
        }
    }

    private func norm(ofGradientsAt start: UnsafePointer<Float>) -> Float {
        var place = start
        let squares = parameters.reduce(0.0) { sum, parameter in
            defer { place += parameter.buffer.count }
            return sum + sumOfSquares(place, count: parameter.buffer.count)
        }
        return Float(squares.squareRoot())
    }

    private static let largestMomentCount = 50
    private static let largestSmallNetwork = 65_536
    private static let longestSpan = 16_384
    /// So many elements wait at most to be counted, or those of one moment: a megabyte of weights and one of gradients.
    private static let largestDebt = 262_144
}

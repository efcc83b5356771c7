import Artifacts
public import Autograd
import Kernels
public import Layers
public import Recordings

/// Looks at the weights and gradients of a network at fifty moments of its training at most.
///
/// The moments are those of `ThinnedMoments`, so that a training that goes on further has looked at the same ones. To
/// count those of a large network takes as long as a step: it looks at one less often. At a moment it copies the weights and has
/// the optimizer's gradients copied; at no other step it does anything. What it has copied it counts later, because the
/// step of a small network is over in less time. Make it before the training begins: it takes memory for its copies.
public final class HealthProbe {
    private let parameters: [Parameter]
    private var moments: ThinnedMoments
    private let elementCount: Int
    /// The weights and then the gradients of each sight, in places of equal size.
    private let copies: Buffer
    private let places: Range<Int>
    /// What was looked at and is not yet counted.
    private var sights: [Sight] = []
    private var counted: HealthRecording
    /// Where the gradients that were seen last are copied to.
    private var copy: GradientCopy?
    /// Who computed the gradients that were seen last, and counts.
    private var workers: Workers?
    private let spans: [Span]

    private struct Sight {
        let step: Int
        let place: Int
    }

    /// Some neighbouring elements of a sight, which are counted at once.
    private struct Span {
        /// The parameter's position, or that of its gradient, which stand behind all parameters.
        let owner: Int
        let elements: Range<Int>
    }

    /// Makes a probe.
    public init(_ network: some Module) {
        let named = network.namedParameters
        parameters = named.map(\.parameter)
        elementCount = parameters.reduce(0) { $0 + $1.buffer.count }
        moments = elementCount > Self.largestSmallNetwork ? Self.momentsOfLarge : Self.momentsOfSmall
        places = 0..<max(1, min(Self.largestSightCount, Self.largestDebt / max(1, elementCount)))
        copies = Buffer(count: 2 * places.count * elementCount)
        // Touched once, the memory costs the training nothing.
        copies.fill(0)
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
    ///   - step: The step, counted over all epochs from 0; greater than at the last call.
    /// - Precondition: The optimizer has taken those of the last moment.
    public func look(at gradients: Gradients, step: Int) {
        guard moments.contains(step) else { return }
        checkCopy()
        if moments.makeRoom(beside: counted.steps.count + sights.count) {
            counted.keep(where: moments.contains)
            sights.removeAll { !moments.contains($0.step) }
            guard moments.contains(step) else { return }
        }
        let place = freePlace()
        var start = weights(at: place)
        for parameter in parameters {
            start.update(from: parameter.buffer.scalars, count: parameter.buffer.count)
            start += parameter.buffer.count
        }
        let copy = GradientCopy(of: parameters, to: copies, at: start - copies.scalars)
        gradients.copyPieces(to: copy)
        self.copy = copy
        workers = gradients.workers
        sights.append(Sight(step: step, place: place))
    }

    /// What was seen so far.
    ///
    /// - Precondition: The optimizer has taken the gradients of the last moment.
    public func recording() -> HealthRecording {
        checkCopy()
        count()
        return counted
    }

    /// Goes on from what another probe of the same network had seen before the step that is taken next.
    ///
    /// - Throws: `SafetensorsError` when it is of other parameters or of later steps, or not readable as a recording.
    func resume(_ file: SafetensorsFile, before step: Int) throws {
        let recording = try HealthRecording(file)
        let (expected, found) = (counted.parameters.map(\.name), recording.parameters.map(\.name))
        guard expected == found else {
            throw SafetensorsError(file.path, "steps", "moments of \(expected)", "moments of \(found.prefix(20))")
        }
        if let last = recording.steps.last, last >= step {
            throw SafetensorsError(file.path, "steps", "steps before \(step)", "\(last)")
        }
        counted = recording
        moments.resume(after: recording.steps)
    }

    /// An optimizer that takes its gradients in another way leaves those of an earlier moment where they are looked for.
    private func checkCopy() {
        precondition(copy?.isMade ?? true, "no optimizer took the gradients of the last moment piece by piece")
    }

    private func freePlace() -> Int {
        if sights.count == places.count { count() }
        return places.first { place in !sights.contains { $0.place == place } } ?? 0
    }

    private func weights(at place: Int) -> UnsafeMutablePointer<Float> {
        copies.scalars + 2 * place * elementCount
    }

    private func count() {
        guard let workers else { return }
        for sight in sights {
            let start = weights(at: sight.place)
            let values = counts(of: UnsafeBufferPointer(start: start, count: 2 * elementCount), workers)
            counted.append(
                step: sight.step, gradientNorm: norm(ofGradientsAt: start + elementCount),
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

    private static let momentsOfSmall = ThinnedMoments(atMost: 50)
    private static let momentsOfLarge = ThinnedMoments(atMost: 24, interval: 4)
    private static let largestSmallNetwork = 65_536
    private static let longestSpan = 16_384
    private static let largestSightCount = 50
    /// So many elements wait at most to be counted, or those of one moment: a megabyte of weights and one of gradients.
    private static let largestDebt = 262_144
}

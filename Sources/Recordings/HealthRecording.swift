public import Artifacts
import Tensors

/// How the weights and gradients of a network were at some moments of its training, each before the step's update.
public struct HealthRecording: Sendable, Equatable {
    /// One parameter over time.
    public struct Parameter: Sendable, Equatable {
        /// The name, such as "rnn.weight_ih_l0".
        public let name: String
        /// Its elements at each moment.
        public var weights: [BinnedValues]
        /// The elements of its gradient at each moment.
        public var gradients: [BinnedValues]
    }

    /// The step of each moment, counted over all epochs from 0.
    public private(set) var steps: [Int] = []
    /// The Euclidean norm of all gradients together at each moment.
    public private(set) var gradientNorms: [Float] = []
    /// The parameters, in the network's order.
    public private(set) var parameters: [Parameter]

    /// Makes an empty recording of named parameters.
    public init(parameters names: [String]) {
        parameters = names.map { Parameter(name: $0, weights: [], gradients: []) }
    }

    /// Adds a moment.
    ///
    /// - Parameters:
    ///   - step: The step, counted from 0.
    ///   - gradientNorm: The norm of all gradients together.
    ///   - values: The weights and gradients of each parameter.
    /// - Precondition: There are values for each parameter.
    public mutating func append(
        step: Int, gradientNorm: Float, _ values: [(weights: BinnedValues, gradients: BinnedValues)]
    ) {
        precondition(values.count == parameters.count, "\(values.count) values for \(parameters.count) parameters")
        steps.append(step)
        gradientNorms.append(gradientNorm)
        for (index, value) in values.enumerated() {
            parameters[index].weights.append(value.weights)
            parameters[index].gradients.append(value.gradients)
        }
    }

    /// Gives up the moments at other steps than these.
    public mutating func keep(where isKept: (_ step: Int) -> Bool) {
        let kept = steps.indices.filter { isKept(steps[$0]) }
        steps = kept.map { steps[$0] }
        gradientNorms = kept.map { gradientNorms[$0] }
        for index in parameters.indices {
            let parameter = parameters[index]
            parameters[index].weights = kept.map { parameter.weights[$0] }
            parameters[index].gradients = kept.map { parameter.gradients[$0] }
        }
    }

    /// The recording as a file: `steps` [moment], `gradient-norm` [moment], `edges` [bin + 1], and for each parameter the
    /// counts `weights.NAME` and `gradients.NAME` [moment, bin].
    ///
    /// The bins are ``ValueBins``; the metadata holds the parameters' order.
    public var file: SafetensorsWriter {
        var writer = SafetensorsWriter(metadata: [Self.orderKey: parameters.map(\.name).joined(separator: " ")])
        writer.add(ShapedArray(shape: [steps.count], elements: steps.map(Int32.init)), named: "steps")
        writer.add(Tensor(shape: [steps.count], scalars: gradientNorms), named: "gradient-norm")
        writer.add(Tensor(shape: [ValueBins.edges.count], scalars: Self.edges), named: "edges")
        let shape = [steps.count, ValueBins.count]
        for parameter in parameters {
            for (kind, moments) in [("weights", parameter.weights), ("gradients", parameter.gradients)] {
                writer.add(
                    ShapedArray(shape: shape, elements: moments.flatMap(\.counts)), named: "\(kind).\(parameter.name)")
            }
        }
        return writer
    }

    /// Takes the recording from a file.
    ///
    /// - Throws: `SafetensorsError` when an array is missing or does not fit the others, a parameter is named twice, the steps
    ///   do not rise from 0 on, or the bins are not ``ValueBins``.
    public init(_ file: SafetensorsFile) throws {
        try Self.checkEdges(in: file)
        let steps = try Self.steps(in: file)
        let norms = try file.tensor("gradient-norm").scalars
        guard norms.count == steps.count else {
            throw SafetensorsError(file.path, "gradient-norm", "\(steps.count) moments", "\(norms.count)")
        }
        let names = (file.metadata[Self.orderKey] ?? "").split(separator: " ").map(String.init)
        var seen: Set<String> = []
        // Each is a copy of its counts: a name that comes again and again would make many of one.
        if let again = names.first(where: { !seen.insert($0).inserted }) {
            throw SafetensorsError(file.path, "weights.\(again)", "each parameter once", "it again")
        }
        self.steps = steps
        gradientNorms = norms
        parameters = try names.map { name in
            Parameter(
                name: name, weights: try Self.moments(steps.count, "weights.\(name)", in: file),
                gradients: try Self.moments(steps.count, "gradients.\(name)", in: file))
        }
    }

    /// Other edges give the counts another meaning.
    private static func checkEdges(in file: SafetensorsFile) throws {
        let edges = try file.tensor("edges").scalars
        guard edges == Self.edges else {
            func words(_ edges: [Float]) -> String {
                "\(edges.count) edges from \(edges.first ?? .nan) to \(edges.last ?? .nan)"
            }
            throw SafetensorsError(file.path, "edges", "bins of \(words(Self.edges))", "bins of \(words(edges))")
        }
    }

    private static func steps(in file: SafetensorsFile) throws -> [Int] {
        let steps = try file.integers("steps").elements
        guard zip(steps, steps.dropFirst()).allSatisfy(<), (steps.first ?? 0) >= 0, (steps.last ?? 0) <= Int32.max
        else {
            throw SafetensorsError(file.path, "steps", "steps that rise from 0 on", "\(steps.prefix(60))")
        }
        return steps.map { Int($0) }
    }

    private static func moments(_ count: Int, _ name: String, in file: SafetensorsFile) throws -> [BinnedValues] {
        let array = try file.integers(name)
        guard array.shape == [count, ValueBins.count] else {
            throw SafetensorsError(file.path, name, "shape \([count, ValueBins.count])", "shape \(array.shape)")
        }
        return (0..<count).map { moment in
            let part = array.elements[moment * ValueBins.count..<(moment + 1) * ValueBins.count]
            return BinnedValues(counts: part.map { Int32(clamping: $0) })
        }
    }

    private static let orderKey = "parameters"
    private static let edges = ValueBins.edges.map(Float.init)
}

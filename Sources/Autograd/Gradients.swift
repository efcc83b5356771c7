public import Kernels
public import Tensors

/// The gradients of one scalar, by variables and parameters.
///
/// Collected while the tape runs back: each derivative adds to the cotangents of its sources, so a value that was used
/// twice gets both shares.
public final class Gradients {
    /// Who computed them, and computes with them.
    public let workers: Workers
    private var cotangents: [Buffer?]
    private let slots: [ObjectIdentifier: Int]

    init(slotCount: Int, parameters: [ObjectIdentifier: Operand], workers: Workers) {
        self.workers = workers
        cotangents = Array(repeating: nil, count: slotCount)
        slots = parameters.compactMapValues(\.slot)
    }

    /// Wraps gradients that were found in another way.
    ///
    /// - Precondition: each has its parameter's shape.
    public init(_ gradients: [(parameter: Parameter, gradient: Tensor)], workers: Workers) {
        self.workers = workers
        cotangents = gradients.map { parameter, gradient in
            precondition(parameter.shape == gradient.shape, "\(parameter.shape) has no gradient \(gradient.shape)")
            let buffer = workers.memory.buffer(count: gradient.count)
            buffer.copy(gradient.scalars)
            return buffer
        }
        let identifiers = gradients.map { ObjectIdentifier($0.parameter) }
        slots = Dictionary(uniqueKeysWithValues: zip(identifiers, gradients.indices))
    }

    /// The gradient by a leaf variable or a parameter's variable; nil if the scalar does not depend on it.
    public subscript(variable: Variable) -> Tensor? {
        guard let slot = variable.operand.slot, let buffer = cotangents[slot] else { return nil }
        return Tensor(shape: variable.shape, scalars: buffer.array)
    }

    /// The gradient by a parameter; nil if the scalar does not depend on it.
    public subscript(parameter: Parameter) -> Tensor? {
        buffer(of: parameter).map { Tensor(shape: parameter.shape, scalars: $0.array) }
    }

    /// The gradient's elements in memory, for those who change parameters or gradients in place.
    public func buffer(of parameter: Parameter) -> Buffer? {
        slots[ObjectIdentifier(parameter)].flatMap { cotangents[$0] }
    }

    // MARK: - For derivatives

    /// Sets the cotangent of the scalar itself to 1.
    func start(from loss: Operand) {
        precondition(loss.count == 1, "only a scalar has a gradient, not shape \(loss.shape)")
        target(loss)?.fill(1)
    }

    /// What a derivative adds an operand's cotangent to; nil if nobody asks for it.
    func target(_ operand: Operand) -> Buffer? {
        guard let slot = operand.slot else { return nil }
        if let buffer = cotangents[slot] { return buffer }
        let buffer = workers.memory.zeros(count: operand.count)
        cotangents[slot] = buffer
        return buffer
    }

    /// The cotangent of an operation's result, which is complete now and needed no longer; nil if it does not count.
    func take(_ operand: Operand) -> Buffer? {
        guard let slot = operand.slot else { return nil }
        defer { cotangents[slot] = nil }
        return cotangents[slot]
    }
}

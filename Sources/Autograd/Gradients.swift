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
    /// What a parameter's gradient still lacks, by slot.
    private var pending: [[any RowwiseGradient]]
    /// Where pieces are copied to when they are handed out.
    private var copy: GradientCopy?
    private let slots: [ObjectIdentifier: Int]
    /// Kept as long as their identifiers.
    private let parameters: [Parameter]
    /// Where the parameters' own values lie.
    private let parameterBuffers: Set<ObjectIdentifier>

    init(slotCount: Int, parameters: [Parameter], operands: [ObjectIdentifier: Operand], workers: Workers) {
        self.workers = workers
        self.parameters = parameters
        cotangents = Array(repeating: nil, count: slotCount)
        pending = Array(repeating: [], count: slotCount)
        slots = operands.compactMapValues(\.slot)
        parameterBuffers = Set(operands.values.map { ObjectIdentifier($0.buffer) })
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
        parameters = gradients.map(\.parameter)
        let identifiers = gradients.map { ObjectIdentifier($0.parameter) }
        slots = Dictionary(uniqueKeysWithValues: zip(identifiers, gradients.indices))
        pending = Array(repeating: [], count: gradients.count)
        parameterBuffers = []
    }

    /// The gradient by a leaf variable or a parameter's variable; nil if the scalar does not depend on it.
    public subscript(variable: Variable) -> Tensor? {
        guard let buffer = variable.operand.slot.flatMap({ complete($0, shape: variable.shape) }) else { return nil }
        return Tensor(shape: variable.shape, scalars: buffer.array)
    }

    /// The gradient by a parameter; nil if the scalar does not depend on it.
    public subscript(parameter: Parameter) -> Tensor? {
        buffer(of: parameter).map { Tensor(shape: parameter.shape, scalars: $0.array) }
    }

    /// The gradient's elements in memory, for those who change parameters or gradients in place.
    public func buffer(of parameter: Parameter) -> Buffer? {
        slots[ObjectIdentifier(parameter)].flatMap { complete($0, shape: parameter.shape) }
    }

    /// Hands pieces of the parameters' gradients to those who use each of them once, on all threads, computing what is not
    /// yet computed; parameters that the scalar does not depend on are left out.
    ///
    /// - Parameters:
    ///   - pieces: The cut of the parameters.
    ///   - body: What to do with a piece's gradient. It may change that piece of the parameter.
    public func forEachPiece(
        of pieces: ParameterPieces, _ body: (_ piece: ParameterPieces.Piece, _ gradient: UnsafePointer<Float>) -> Void
    ) {
        let slots = pieces.parameters.map { self.slots[ObjectIdentifier($0)] }
        let operations = slots.reduce(pieces.operations) { $0 + ($1.map(pendingOperations) ?? 0) }
        slots.forEach { $0.map(countProducts) }
        let target = copy?.start(for: pieces)
        workers.forEach(pieces.all.count, operations: operations) { index, worker in
            let piece = pieces.all[index]
            let place = target.map { $0 + pieces.starts[piece.parameter] + piece.elements.lowerBound }
            place?.update(repeating: 0, count: piece.elements.count)
            guard let slot = slots[piece.parameter] else { return }
            withGradient(of: piece, slot, worker: worker) { gradient in
                place?.update(from: gradient, count: piece.elements.count)
                body(piece, gradient)
            }
        }
        copy?.end()
        copy = nil
    }

    /// Has the pieces copied when they are handed out next.
    ///
    /// - Precondition: They are then handed out for the copy's parameters, in the same order.
    public func copyPieces(to copy: GradientCopy) {
        self.copy = copy
    }

    /// Computes a piece of what this slot still lacks; not called back where the scalar does not depend on it.
    private func withGradient(
        of piece: ParameterPieces.Piece, _ slot: Int, worker: Int, _ body: (UnsafePointer<Float>) -> Void
    ) {
        let dense = cotangents[slot].map { UnsafePointer($0.scalars + piece.elements.lowerBound) }
        if pending[slot].isEmpty {
            if let dense { body(dense) }
        } else {
            workers.withGradient(
                of: piece.rows, columns: piece.columnCount, pending[slot], dense: dense, worker: worker, body)
        }
    }

    private func pendingOperations(_ slot: Int) -> Int {
        pending[slot].reduce(0) { $0 + $1.operations }
    }

    private func countProducts(_ slot: Int) {
        workers.count(productOperations: pending[slot].reduce(0) { $0 + $1.productOperations })
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

    /// Adds a cotangent that belongs to the caller, who gives it up: it may become the operand's own.
    func add(_ cotangent: Buffer, to operand: Operand) {
        guard let slot = operand.slot else { return }
        if let sum = cotangents[slot] { workers.add(cotangent, to: sum) } else { cotangents[slot] = cotangent }
    }

    /// Lets `body` add to an operand's cotangent, or write it where it is the first share; not called if nobody asks for it.
    func accumulate(_ operand: Operand, _ body: (_ target: Buffer, _ isFirst: Bool) -> Void) {
        guard let slot = operand.slot else { return }
        if let sum = cotangents[slot] { return body(sum, false) }
        let buffer = workers.memory.buffer(count: operand.count)
        body(buffer, true)
        cotangents[slot] = buffer
    }

    /// Adds a gradient by an operand, if anybody asks for it.
    ///
    /// A parameter's gradient is computed when it is taken, which may be while parameters are changed: so a gradient that is
    /// computed from a parameter's own value is computed at once.
    func add(_ gradient: any RowwiseGradient, by operand: Operand, computedFrom sources: [Operand]) {
        guard let slot = operand.slot else { return }
        pending[slot].append(gradient)
        let canWait =
            slots.values.contains(slot)
            && !sources.contains { parameterBuffers.contains(ObjectIdentifier($0.buffer)) }
        if !canWait { complete(slot, shape: operand.shape) }
    }

    /// The whole gradient by what has this slot.
    @discardableResult
    private func complete(_ slot: Int, shape: [Int]) -> Buffer? {
        guard !pending[slot].isEmpty else { return cotangents[slot] }
        let result = workers.memory.buffer(count: shape.elementCount)
        let pieces = ParameterPieces(shape: shape)
        countProducts(slot)
        workers.forEach(pieces.all.count, operations: pendingOperations(slot)) { index, worker in
            let piece = pieces.all[index]
            withGradient(of: piece, slot, worker: worker) { gradient in
                (result.scalars + piece.elements.lowerBound).update(from: gradient, count: piece.elements.count)
            }
        }
        pending[slot] = []
        cotangents[slot] = result
        return result
    }

    /// The cotangent of an operation's result, which is complete now and needed no longer; nil if it does not count.
    func take(_ operand: Operand) -> Buffer? {
        guard let slot = operand.slot else { return nil }
        defer { cotangents[slot] = nil }
        return cotangents[slot]
    }
}

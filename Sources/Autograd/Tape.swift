public import Kernels
public import Tensors

/// A record of operations, made as they run, from which gradients follow.
///
/// Make one for each training step; its memory comes from the workers and goes back to them. A tape that does not record
/// serves evaluation: nothing is kept that the next operation does not need.
///
/// The record is a flat array of derivatives in the order of the operations. Derivatives hold operands, never variables,
/// because a variable holds its tape.
public final class Tape {
    typealias Derivative = (Gradients) -> Void

    /// Who computes.
    public let workers: Workers
    /// Whether gradients can be asked for.
    public let isRecording: Bool
    /// Where dropout draws from; without it, dropout passes everything on.
    var dropoutGenerator: RandomGenerator?
    private var derivatives: [Derivative] = []
    private var slotCount = 0
    private var parameterOperands: [ObjectIdentifier: Operand] = [:]
    /// Kept as long as their identifiers: otherwise another parameter could come to lie where one of them was, and would be
    /// taken for it.
    private var parameters: [Parameter] = []
    private var isUsedUp = false

    /// Makes a tape that records.
    ///
    /// - Parameters:
    ///   - workers: Who computes.
    ///   - dropout: Where dropout layers draw their masks from; a tape without it leaves them out.
    public init(workers: Workers, dropout: RandomGenerator? = nil) {
        self.workers = workers
        isRecording = true
        dropoutGenerator = dropout
        // More than the tutorial's networks record: growing the array took 6 % of a small network's step.
        derivatives.reserveCapacity(64)
    }

    private init(evaluatingWith workers: Workers) {
        self.workers = workers
        isRecording = false
        dropoutGenerator = nil
    }

    /// A tape that does not record: for evaluation and prediction.
    public static func evaluation(workers: Workers) -> Tape {
        Tape(evaluatingWith: workers)
    }

    // MARK: - Leaves

    /// A value that no gradient is asked for.
    public func constant(_ tensor: Tensor) -> Variable {
        leaf(tensor, slot: nil)
    }

    /// Bytes as numbers from 0 to 1: each byte over 255.
    public func constant(_ bytes: ByteTensor) -> Variable {
        let buffer = workers.memory.buffer(count: bytes.count)
        bytes.bytes.withUnsafeBufferPointer { workers.convert($0, into: buffer) }
        return Variable(tape: self, operand: Operand(shape: bytes.shape, buffer: buffer, slot: nil))
    }

    /// A value whose gradient may be asked for.
    public func variable(_ tensor: Tensor) -> Variable {
        leaf(tensor, slot: isRecording ? newSlot() : nil)
    }

    /// A parameter's value on this tape; the same variable whenever it is asked for.
    public func variable(_ parameter: Parameter) -> Variable {
        let key = ObjectIdentifier(parameter)
        if let operand = parameterOperands[key] { return Variable(tape: self, operand: operand) }
        let slot = isRecording ? newSlot() : nil
        let operand = Operand(shape: parameter.shape, buffer: parameter.buffer, slot: slot)
        parameterOperands[key] = operand
        parameters.append(parameter)
        return Variable(tape: self, operand: operand)
    }

    // MARK: - Gradients

    /// The gradients of a scalar by every variable that it came from.
    ///
    /// - Precondition: `loss` is a scalar of this tape, which records and has not been asked before: the derivatives work
    ///   in place on what was recorded.
    public func gradients(of loss: Variable) -> Gradients {
        precondition(loss.tape === self, "the loss was made on another tape")
        precondition(isRecording && !isUsedUp, "a tape gives gradients once, and only if it records")
        isUsedUp = true
        let gradients = Gradients(
            slotCount: slotCount, parameters: parameters, operands: parameterOperands, workers: workers)
        gradients.start(from: loss.operand)
        while let derivative = derivatives.popLast() { derivative(gradients) }
        return gradients
    }

    // MARK: - Recording

    /// Whether an operation on these operands must keep what its derivative needs.
    func records(_ operands: [Operand]) -> Bool {
        isRecording && operands.contains { $0.slot != nil }
    }

    /// The result of an operation on some sources; if one of them has a gradient, so has the result, and `derivative`
    /// is kept, which adds to the sources' cotangents, given the result's.
    func result(
        _ shape: [Int], _ buffer: Buffer, of sources: [Operand],
        derivative: @escaping (_ cotangent: Buffer, _ gradients: Gradients) -> Void
    ) -> Variable {
        let isDifferentiable = records(sources)
        let operand = Operand(shape: shape, buffer: buffer, slot: isDifferentiable ? newSlot() : nil)
        if isDifferentiable {
            record { gradients in
                guard let cotangent = gradients.take(operand) else { return }
                derivative(cotangent, gradients)
            }
        }
        return Variable(tape: self, operand: operand)
    }

    /// Keeps a derivative; for operations with several results.
    func record(_ derivative: @escaping Derivative) {
        precondition(!isUsedUp, "this tape has given its gradients; make a new one for the next step")
        derivatives.append(derivative)
    }

    /// A place for another operand's cotangent.
    func newSlot() -> Int {
        defer { slotCount += 1 }
        return slotCount
    }

    private func leaf(_ tensor: Tensor, slot: Int?) -> Variable {
        let buffer = workers.memory.buffer(count: tensor.count)
        buffer.copy(tensor.scalars)
        return Variable(tape: self, operand: Operand(shape: tensor.shape, buffer: buffer, slot: slot))
    }
}

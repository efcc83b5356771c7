public import Kernels

/// A place in memory that the gradients of some parameters are copied to when an optimizer takes them.
///
/// Whoever wants to see a gradient that an optimizer takes piece by piece need not have it computed twice.
public final class GradientCopy {
    /// Whether the gradients were taken, and so copied.
    public private(set) var isMade = false
    private let parameters: [Parameter]
    private let memory: Buffer
    private let offset: Int

    /// Chooses the place.
    ///
    /// - Parameters:
    ///   - parameters: Those of the optimizer, in its order. Their gradients lie one after the other; what the scalar does not
    ///     depend on becomes zero.
    ///   - memory: What they are written to.
    ///   - offset: Where the first of them begins there, in elements.
    /// - Precondition: The memory holds the elements of all parameters from there on.
    public init(of parameters: [Parameter], to memory: Buffer, at offset: Int = 0) {
        let count = parameters.reduce(0) { $0 + $1.buffer.count }
        precondition(
            offset >= 0 && offset + count <= memory.count,
            "\(count) gradients from element \(offset) on do not fit into \(memory.count)")
        self.parameters = parameters
        self.memory = memory
        self.offset = offset
    }

    /// Where the gradients of a cut of the same parameters go.
    func start(for pieces: ParameterPieces) -> UnsafeMutablePointer<Float> {
        precondition(
            pieces.parameters.elementsEqual(parameters, by: ===),
            "the optimizer takes the gradients of other parameters, or in another order, than those to be copied")
        return memory.scalars + offset
    }

    func end() {
        isMade = true
    }
}

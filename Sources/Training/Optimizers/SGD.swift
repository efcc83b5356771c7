public import Autograd
import Kernels
public import Layers

/// Stochastic gradient descent, with momentum if wanted.
///
/// `v = momentum * v + g`, the first v being g; `value -= learningRate * v`, or `g + momentum * v` with Nesterov's
/// momentum. Weight decay adds `weightDecay * value` to g first.
///
/// - Source: PyTorch's `optim.SGD` with dampening 0.
public final class SGD: Optimizer {
    /// What is trained.
    public let parameters: [Parameter]
    /// The size of a step.
    public var learningRate: Double
    private let momentum: Double
    private let weightDecay: Double
    private let isNesterov: Bool
    private let pieces: ParameterPieces
    private var state: OptimizerState

    /// Makes the optimizer of some parameters.
    ///
    /// - Parameters:
    ///   - parameters: What is trained.
    ///   - learningRate: The size of a step.
    ///   - momentum: How much of the last step a step keeps.
    ///   - weightDecay: How much of a value is added to its gradient.
    ///   - isNesterov: Whether the momentum looks ahead.
    public init(
        _ parameters: [Parameter], learningRate: Double, momentum: Double = 0, weightDecay: Double = 0,
        isNesterov: Bool = false
    ) {
        self.parameters = parameters
        pieces = ParameterPieces(parameters)
        self.learningRate = learningRate
        self.momentum = momentum
        self.weightDecay = weightDecay
        self.isNesterov = isNesterov
        state = OptimizerState(momentum == 0 ? [] : ["velocity"], for: parameters)
    }

    /// "step", and "velocity" of each parameter where there is momentum.
    public var stateDictionary: StateDictionary { state.dictionary }

    /// Changes the parameters.
    public func step(_ gradients: Gradients) {
        let update = SGDUpdate(
            learningRate: learningRate, momentum: momentum, weightDecay: weightDecay, isNesterov: isNesterov,
            isFirstStep: state.stepCount == 0)
        state.countStep()
        gradients.forEachPiece(of: pieces) { piece, gradient in
            let index = piece.parameter
            update.apply(
                to: parameters[index].buffer, piece.elements, gradient: gradient, velocity: state.optional(0, index))
        }
    }

    /// Takes over a saved state.
    public func load(_ state: StateDictionary) throws(OptimizerStateError) {
        try self.state.load(state)
    }
}

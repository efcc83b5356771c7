public import Autograd
import Kernels
public import Layers

/// RMSProp: steps by the gradient over the root of its running second moment, with momentum if wanted.
///
/// - Source: Hinton, "Neural Networks for Machine Learning", lecture 6e; PyTorch's `optim.RMSprop`, not centered.
public final class RMSProp: Optimizer {
    /// What is trained.
    public let parameters: [Parameter]
    /// The size of a step.
    public var learningRate: Double
    private let smoothing: Double
    private let epsilon: Double
    private let momentum: Double
    private let weightDecay: Double
    private let pieces: ParameterPieces
    private var state: OptimizerState

    /// Makes the optimizer of some parameters.
    ///
    /// - Parameters:
    ///   - parameters: What is trained.
    ///   - learningRate: The size of a step.
    ///   - smoothing: How much of the second moment a step keeps (`alpha`).
    ///   - epsilon: Added to the root of the second moment.
    ///   - momentum: How much of the last step a step keeps.
    ///   - weightDecay: How much of a value is added to its gradient.
    public init(
        _ parameters: [Parameter], learningRate: Double = 0.01, smoothing: Double = 0.99, epsilon: Double = 1e-8,
        momentum: Double = 0, weightDecay: Double = 0
    ) {
        self.parameters = parameters
        pieces = ParameterPieces(parameters)
        self.learningRate = learningRate
        self.smoothing = smoothing
        self.epsilon = epsilon
        self.momentum = momentum
        self.weightDecay = weightDecay
        state = OptimizerState(["second-moment"] + (momentum == 0 ? [] : ["velocity"]), for: parameters)
    }

    /// "step", and "second-moment" and perhaps "velocity" of each parameter.
    public var stateDictionary: StateDictionary { state.dictionary }

    /// Changes the parameters.
    public func step(_ gradients: Gradients) {
        state.countStep()
        let update = RMSPropUpdate(
            learningRate: learningRate, smoothing: smoothing, epsilon: epsilon, momentum: momentum,
            weightDecay: weightDecay)
        gradients.forEachPiece(of: pieces) { piece, gradient in
            let index = piece.parameter
            update.apply(
                to: parameters[index].buffer, piece.elements, gradient: gradient, secondMoment: state[0, index],
                velocity: state.optional(1, index))
        }
    }

    /// Takes over a saved state.
    public func load(_ state: StateDictionary) throws(OptimizerStateError) {
        try self.state.load(state)
    }
}

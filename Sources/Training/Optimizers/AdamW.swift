public import Autograd
import Kernels
public import Layers

/// Adam whose weight decay shrinks the values themselves, by `learningRate * weightDecay` a step.
///
/// - Source: Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019, algorithm 2; PyTorch's `optim.AdamW`.
public final class AdamW: Optimizer {
    /// What is trained.
    public let parameters: [Parameter]
    /// The size of a step.
    public var learningRate: Double
    private let betas: (Double, Double)
    private let epsilon: Double
    private let weightDecay: Double
    private let pieces: ParameterPieces
    private var state: OptimizerState

    /// Makes the optimizer of some parameters.
    ///
    /// - Parameters:
    ///   - parameters: What is trained.
    ///   - learningRate: The size of a step.
    ///   - betas: How much of the mean and of the second moment a step keeps.
    ///   - epsilon: Added to the root of the second moment.
    ///   - weightDecay: How much of a value a step of size 1 takes away.
    public init(
        _ parameters: [Parameter], learningRate: Double = 0.001, betas: (Double, Double) = (0.9, 0.999),
        epsilon: Double = 1e-8, weightDecay: Double = 0.01
    ) {
        self.parameters = parameters
        pieces = ParameterPieces(parameters)
        self.learningRate = learningRate
        self.betas = betas
        self.epsilon = epsilon
        self.weightDecay = weightDecay
        state = OptimizerState(["mean", "second-moment"], for: parameters)
    }

    /// "step", and "mean" and "second-moment" of each parameter.
    public var stateDictionary: StateDictionary { state.dictionary }

    /// Changes the parameters.
    public func step(_ gradients: Gradients) {
        state.countStep()
        let update = AdamUpdate(
            learningRate: learningRate, betas: betas, epsilon: epsilon, weightDecay: 0,
            shrinkage: 1 - learningRate * weightDecay, step: state.stepCount)
        gradients.forEachPiece(of: pieces) { piece, gradient in
            let index = piece.parameter
            update.apply(
                to: parameters[index].buffer, piece.elements, gradient: gradient, mean: state[0, index],
                secondMoment: state[1, index], largestSecondMoment: nil)
        }
    }

    /// Takes over a saved state.
    public func load(_ state: StateDictionary) throws(OptimizerStateError) {
        try self.state.load(state)
    }
}

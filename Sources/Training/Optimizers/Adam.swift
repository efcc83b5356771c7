public import Autograd
import Kernels
public import Layers

/// Adam: steps by the gradient's running mean over the root of its running second moment, both corrected for their start.
///
/// Weight decay adds `weightDecay * value` to the gradient; AMSGrad divides by the largest second moment so far.
///
/// - Source: Kingma and Ba, "Adam", 2015, algorithm 1; Reddi et al. (AMSGrad), 2018; PyTorch's `optim.Adam`.
public final class Adam: Optimizer {
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
    ///   - weightDecay: How much of a value is added to its gradient.
    ///   - isAMSGrad: Whether the largest second moment counts, not the latest.
    public init(
        _ parameters: [Parameter], learningRate: Double = 0.001, betas: (Double, Double) = (0.9, 0.999),
        epsilon: Double = 1e-8, weightDecay: Double = 0, isAMSGrad: Bool = false
    ) {
        self.parameters = parameters
        pieces = ParameterPieces(parameters)
        self.learningRate = learningRate
        self.betas = betas
        self.epsilon = epsilon
        self.weightDecay = weightDecay
        let names = ["mean", "second-moment"] + (isAMSGrad ? ["largest-second-moment"] : [])
        state = OptimizerState(names, for: parameters)
    }

    /// "step", and "mean", "second-moment" and perhaps "largest-second-moment" of each parameter.
    public var stateDictionary: StateDictionary { state.dictionary }

    /// Changes the parameters.
    public func step(_ gradients: Gradients) {
        state.countStep()
        let update = AdamUpdate(
            learningRate: learningRate, betas: betas, epsilon: epsilon, weightDecay: weightDecay, shrinkage: 1,
            step: state.stepCount)
        gradients.forEachPiece(of: pieces) { piece, gradient in
            let index = piece.parameter
            update.apply(
                to: parameters[index].buffer, piece.elements, gradient: gradient, mean: state[0, index],
                secondMoment: state[1, index], largestSecondMoment: state.optional(2, index))
        }
    }

    /// Takes over a saved state.
    public func load(_ state: StateDictionary) throws(OptimizerStateError) {
        try self.state.load(state)
    }
}

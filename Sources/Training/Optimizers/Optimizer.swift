public import Autograd
public import Layers

/// Changes parameters by their gradients, one step at a time.
///
/// The parameters keep their order, which names the optimizer's state: "mean.0" belongs to the first one.
public protocol Optimizer: AnyObject {
    /// What is trained.
    var parameters: [Parameter] { get }
    /// Everything that the next step depends on besides the parameters and their gradients, by name.
    var stateDictionary: StateDictionary { get }

    /// Changes the parameters; one that has no gradient stays as it is.
    func step(_ gradients: Gradients)

    /// Takes over the state of an optimizer of the same kind.
    ///
    /// - Throws: ``OptimizerStateError`` when it belongs to another kind of optimizer or to other parameters.
    func load(_ state: StateDictionary) throws(OptimizerStateError)
}

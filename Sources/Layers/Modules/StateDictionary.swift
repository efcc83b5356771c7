import Autograd
public import Tensors

/// A module's values under PyTorch's names, in PyTorch's order.
public typealias StateDictionary = [(name: String, tensor: Tensor)]

extension Module {
    /// A copy of all values.
    public var stateDictionary: StateDictionary {
        namedParameters.map { ($0.name, $0.parameter.value) }
    }

    /// Takes over values that were saved.
    ///
    /// Nothing changes unless all of them fit; their order does not matter.
    ///
    /// - Throws: ``StateError`` when a name is missing, unknown or there twice, or a shape is another.
    public func load(_ state: StateDictionary) throws(StateError) {
        let targets = namedParameters
        try StateShapes(targets.map { ($0.name, $0.parameter.shape) }).check(state.map { ($0.name, $0.tensor.shape) })
        let values = Dictionary(state.map { ($0.name, $0.tensor) }) { first, _ in first }
        for target in targets {
            if let value = values[target.name] { target.parameter.value = value }
        }
    }
}

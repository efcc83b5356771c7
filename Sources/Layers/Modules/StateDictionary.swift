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
        var values: [String: Tensor] = [:]
        for (name, tensor) in state {
            guard targets.contains(where: { $0.name == name }) else { throw .unknownName(name) }
            guard values.updateValue(tensor, forKey: name) == nil else { throw .repeatedName(name) }
        }
        for target in targets {
            guard let value = values[target.name] else { throw .missingName(target.name) }
            guard value.shape == target.parameter.shape else {
                throw .otherShape(name: target.name, expected: target.parameter.shape, found: value.shape)
            }
        }
        for target in targets {
            if let value = values[target.name] { target.parameter.value = value }
        }
    }
}

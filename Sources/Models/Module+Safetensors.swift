public import Artifacts
public import Foundation
public import Layers
import Tensors

extension Module {
    /// Writes the weights under PyTorch's names: its `load_state_dict` takes the file as it is.
    ///
    /// - Throws: The error of the file system.
    public func save(to url: URL) throws {
        var writer = SafetensorsWriter()
        for (name, tensor) in stateDictionary { writer.add(tensor, named: name) }
        try writer.write(to: url)
    }

    /// Takes over the weights of a file that ``save(to:)`` or PyTorch wrote.
    ///
    /// - Throws: `StateError` when they do not fit, `SafetensorsError` when a tensor cannot be read.
    public func load(_ file: SafetensorsFile) throws {
        try load(try file.names.map { ($0, try file.tensor($0)) })
    }
}

extension RandomGenerator {
    /// Draws the first weights of a network that takes over saved ones at once.
    static var forWeightsToCome: RandomGenerator { RandomGenerator(seed: 0, stream: "weights") }
}

extension SafetensorsFile {
    /// The extent of a dimension of a tensor, 0 when it has no such dimension.
    ///
    /// - Throws: `SafetensorsError` when there is no such tensor.
    func extent(of name: String, _ dimension: Int) throws -> Int {
        let shape = try tensor(name).shape
        return shape.indices.contains(dimension) ? shape[dimension] : 0
    }
}

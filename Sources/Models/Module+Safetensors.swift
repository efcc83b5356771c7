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
    /// The extent of a dimension of a tensor, as the size of a network that is to be made: it must be in `range`.
    ///
    /// - Throws: `SafetensorsError` when there is no such tensor, or it has no such size.
    func size(of name: String, _ dimension: Int, in range: ClosedRange<Int>) throws -> Int {
        let shape = try shape(of: name)
        guard shape.indices.contains(dimension), range.contains(shape[dimension]) else {
            throw SafetensorsError(
                path, name, "an extent from \(range.lowerBound) to \(range.upperBound) in dimension \(dimension)",
                "shape \(shape.prefix(8))")
        }
        return shape[dimension]
    }

    /// Checks that the file holds weights of these shapes and nothing else: before a network of their sizes is made.
    ///
    /// A size is only what one tensor claims. Where the file holds all that follows from it, the network takes no more memory
    /// than the file.
    /// - Throws: `StateError` when they do not fit, `SafetensorsError` when one is of another type.
    func check(_ shapes: StateShapes) throws {
        try shapes.check(try names.map { ($0, try shape(of: $0)) })
    }
}

public import Kernels

/// The shapes of a module's values under PyTorch's names: what saved values must have, before the module is made.
public struct StateShapes: Sendable {
    private let shapes: [(name: String, shape: [Int])]

    /// Takes shapes under their names.
    public init(_ shapes: [(name: String, shape: [Int])]) {
        self.shapes = shapes
    }

    /// The shapes of a dense layer, as ``Linear`` has them.
    public static func linear(_ name: String, _ inputSize: Int, _ outputSize: Int) -> StateShapes {
        StateShapes([("\(name).weight", [outputSize, inputSize]), ("\(name).bias", [outputSize])])
    }

    /// The shapes of a recurrent layer with biases that reads in one direction.
    public static func recurrent(
        _ name: String, _ cell: RecurrentCell, _ configuration: RecurrentConfiguration
    ) -> StateShapes {
        let (hidden, rows) = (configuration.hiddenSize, cell.gateCount * configuration.hiddenSize)
        return StateShapes(
            (0..<configuration.levelCount).flatMap { level in
                [
                    ("\(name).weight_ih_l\(level)", [rows, level == 0 ? configuration.inputSize : hidden]),
                    ("\(name).weight_hh_l\(level)", [rows, hidden]), ("\(name).bias_ih_l\(level)", [rows]),
                    ("\(name).bias_hh_l\(level)", [rows]),
                ]
            })
    }

    /// Both together.
    public static func + (first: StateShapes, second: StateShapes) -> StateShapes {
        StateShapes(first.shapes + second.shapes)
    }

    /// Checks that saved values are these and no others; their order does not matter.
    ///
    /// - Throws: ``StateError`` when a name is missing, unknown or there twice, or a shape is another.
    public func check(_ saved: [(name: String, shape: [Int])]) throws(StateError) {
        let known = Set(shapes.map(\.name))
        var found: [String: [Int]] = [:]
        for (name, shape) in saved {
            guard known.contains(name) else { throw .unknownName(name) }
            guard found.updateValue(shape, forKey: name) == nil else { throw .repeatedName(name) }
        }
        for (name, expected) in shapes {
            guard let shape = found[name] else { throw .missingName(name) }
            guard shape == expected else { throw .otherShape(name: name, expected: expected, found: shape) }
        }
    }
}

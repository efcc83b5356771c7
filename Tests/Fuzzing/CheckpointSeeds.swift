import Artifacts
import Tensors

/// Checkpoints of a small training, and for each rule one that breaks it.
enum CheckpointSeeds {
    static func all() throws -> [String: [UInt8]] {
        let (first, last) = try checkpoints()
        var seeds = ["first": try first.without("health/"), "last": try last.without("health/"), "health": last]
        for (name, key, value) in changes {
            seeds[name] = try last.without("health/")
            seeds[name]?.metadata[key] = value
        }
        for (name, tensor, values) in badIntegers {
            var seed = try (tensor.hasPrefix("health/") ? last : last.without("health/")).without(tensor)
            seed.add(ShapedArray(shape: [values.count], elements: values), named: tensor)
            seeds[name] = seed
        }
        for (name, tensor, values) in badNumbers {
            var seed = try last.without("health/").without(tensor.name)
            seed.add(Tensor(shape: tensor.shape, scalars: values), named: tensor.name)
            seeds[name] = seed
        }
        return seeds.mapValues { Array($0.encoded()) }
    }

    /// The same file, or where it has no health one with that of a training that is over.
    static func withHealth(_ file: SafetensorsFile) throws -> SafetensorsFile {
        guard !file.names.contains(where: { $0.hasPrefix("health/") }) else { return file }
        var writer = try file.writer { _ in true }
        writer.add(try health.get(), under: "health")
        return try writer.file("input")
    }

    private static let health = Result {
        try checkpoints().last.file("health").part("health").writer { _ in true }
    }

    private static func checkpoints() throws -> (first: SafetensorsWriter, last: SafetensorsWriter) {
        let training = try SmallTraining()
        return (try training.goOn(), try training.goOn())
    }

    private static let changes = [
        ("other-columns", "record/columns", "step,loss"), ("no-columns", "record/columns", ""),
        ("column-twice", "record/columns", "step,step,loss,points"), ("other-kernels", "kernels", "by hand"),
        ("signals-of-nothing", "signals/columns", "segment,x"),
    ]

    private static let badIntegers: [(String, String, [Int64])] = [
        ("health-of-equal-steps", "health/steps", [0, 0]), ("health-of-later-steps", "health/steps", [0, 6]),
        ("health-of-great-steps", "health/steps", [0, .max]), ("health-of-negative-steps", "health/steps", [-1, 0]),
        ("pictures-of-great-steps", "pictures/steps", [0, .max]), ("pictures-of-one-step", "pictures/steps", [0]),
        ("position-beyond-the-end", "epochs/position", [7, 0]), ("position-is-negative", "epochs/position", [-1, 0]),
        ("position-of-one-number", "epochs/position", [1]), ("position-of-great-words", "epochs/position", [1, .max]),
        ("position-of-negative-words", "epochs/position", [1, -1]),
    ]

    private static let badNumbers: [(String, (name: String, shape: [Int]), [Float])] = [
        ("steps-taken-are-no-number", ("optimizer/step", []), [.nan]),
        ("steps-taken-are-negative", ("optimizer/step", []), [-1]),
        ("state-of-another-size", ("state/hidden", [1, 1, 3]), [0, 0, 0]),
        ("weight-of-another-shape", ("network/weight", [1]), [0]), ("loss-of-one-step", ("record/loss", [1]), [0]),
        ("prediction-is-no-number", ("signals/prediction", [2]), [.nan, 0]),
    ]
}

extension SafetensorsFile {
    /// A writer of some of what is in the file.
    fileprivate func writer(_ isWanted: (_ name: String) -> Bool) throws -> SafetensorsWriter {
        var writer = SafetensorsWriter(metadata: metadata)
        for name in names where isWanted(name) { _ = try copy(name, to: &writer) }
        return writer
    }
}

extension SafetensorsWriter {
    /// What is written, read again.
    func file(_ path: String) throws -> SafetensorsFile {
        try SafetensorsFile(decoding: Array(encoded()), path: path)
    }

    /// The same file without what begins so.
    fileprivate func without(_ start: String) throws -> SafetensorsWriter {
        try file("seed").writer { !$0.hasPrefix(start) }
    }
}

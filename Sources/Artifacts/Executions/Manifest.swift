public import Foundation

/// The record of one finished execution: what went in, what came out, when, on what.
public struct Manifest: Sendable, Equatable, Codable {
    /// A file that the execution wrote.
    public struct Output: Sendable, Equatable, Codable {
        /// The file's name.
        public let name: String
        /// What it is for.
        public let role: StageOutput.Role
        /// The digest of its bytes, under which the store holds it.
        public let digest: Digest
        /// Its length in bytes.
        public let size: Int

        /// Names a file that was written.
        public init(name: String, role: StageOutput.Role, digest: Digest, size: Int) {
            self.name = name
            self.role = role
            self.digest = digest
            self.size = size
        }
    }

    /// The version of this format.
    public static let currentFormat = 1

    /// The version of the format in which it was written.
    public let format: Int
    /// What the stage kind does, in one line.
    public let summary: String
    /// What the kind could be told, with the defaults.
    public let parameters: [ParameterDescription]
    /// What went in.
    public let recipe: KeyRecipe
    /// What came out, in the order of the declaration, the log last.
    public let outputs: [Output]
    /// When it began, in UTC (ISO 8601, milliseconds).
    public let started: String
    /// How long it took.
    public let seconds: Double
    /// What it ran on, as far as the bytes may depend on it: CPU level, libraries and their versions.
    public let ranOn: [String: String]
    /// How fast it went through its work; nil where the kind does not count it, and in older records.
    public let pace: Pace?

    /// Makes the record of an execution that has just ended.
    public init(
        of kind: any StageKind.Type, recipe: KeyRecipe, outputs: [Output], started: Date, seconds: Double,
        ranOn: [String: String], pace: Pace? = nil
    ) {
        format = Self.currentFormat
        summary = kind.declaration.summary
        parameters = kind.parameterDescriptions
        self.recipe = recipe
        self.outputs = outputs
        self.started = Self.startedText(of: started)
        self.seconds = (seconds * 1000).rounded() / 1000
        self.ranOn = ranOn
        self.pace = pace
    }

    /// The output of the given name.
    public func output(_ name: String) -> Output? {
        outputs.first { $0.name == name }
    }

    /// The parameters that differ from the defaults, in the order of the declaration.
    public var changedParameters: [(name: String, value: ParameterValue)] {
        parameters.compactMap { description in
            guard let value = recipe.parameters[description.name], "\(value)" != "\(description.defaultValue)" else {
                return nil
            }
            return (description.name, value)
        }
    }

    /// The bytes of the record: JSON with sorted keys, the same for equal records.
    ///
    /// - Throws: `EncodingError`.
    public func encoded() throws -> Data {
        return try JSONEncoder.reproducible.encode(self)
    }
}

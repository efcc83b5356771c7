import Foundation

/// Everything that decides what a stage writes.
///
/// Its digest is the key under which an execution is remembered. Never a time, a path, or the name of a
/// host or of the stage itself.
public struct KeyRecipe: Sendable, Equatable, Codable {
    /// One file that a stage reads.
    public struct Input: Sendable, Equatable, Codable {
        /// The input's name.
        public let name: String
        /// The file's name; "manifest" for the record of the execution.
        public let file: String
        /// The digest of its bytes.
        public let digest: Digest

        /// Names a file that is read.
        public init(name: String, file: String, digest: Digest) {
            self.name = name
            self.file = file
            self.digest = digest
        }
    }

    /// The stage kind.
    public let kind: String
    /// Every parameter, defaults included.
    public let parameters: [String: ParameterValue]
    /// The files that are read, in order.
    public let inputs: [Input]
    /// The fingerprint of the code that runs.
    public let code: String
    /// What else decides the bytes, such as a font's digest.
    public let surroundings: [String: String]
    /// The parameter that says how many steps are taken, and nothing of how one is; no part of the key.
    public let growing: String?

    /// Makes the recipe of one execution.
    public init(
        kind: String, parameters: [String: ParameterValue], inputs: [Input], code: String,
        surroundings: [String: String], growing: String? = nil
    ) {
        self.kind = kind
        self.parameters = parameters
        self.inputs = inputs
        self.code = code
        self.surroundings = surroundings
        self.growing = growing
    }

    /// The key: the SHA-256 of a canonical encoding, in which every field is preceded by its length.
    public var key: Digest { digest(of: parameters, as: "unroll key 1") }

    /// What executions have in common that take the same steps, some of them more than others: the same of all but the
    /// parameter that may grow.
    public var lineage: Digest {
        digest(of: parameters.filter { $0.key != growing }, as: "unroll lineage 1")
    }

    private func digest(of parameters: [String: ParameterValue], as title: String) -> Digest {
        var fields = [title, kind, code]
        fields.append("\(parameters.count)")
        for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
            fields += [name, "\(value)"]
        }
        fields.append("\(inputs.count)")
        for input in inputs { fields += [input.name, input.file, input.digest.hexadecimal] }
        fields.append("\(surroundings.count)")
        for (name, value) in surroundings.sorted(by: { $0.key < $1.key }) { fields += [name, value] }
        let encoding = fields.map { "\($0.utf8.count):\($0)" }.joined()
        return Digest(of: Data(encoding.utf8))
    }
}

/// The stage kinds that a program knows, and the fingerprint of the code that each runs.
public struct StageCatalogue: Sendable {
    /// The kinds, in the order in which a reader wants to see them.
    public let kinds: [any StageKind.Type]
    private let fingerprints: [String: String]

    /// Lists kinds.
    ///
    /// - Parameters:
    ///   - kinds: The kinds.
    ///   - fingerprints: A digest of the code by the kind's name.
    public init(_ kinds: [any StageKind.Type], fingerprints: [String: String]) {
        self.kinds = kinds
        self.fingerprints = fingerprints
    }

    /// The kind of the given name.
    public subscript(name: String) -> (any StageKind.Type)? {
        kinds.first { $0.declaration.name == name }
    }

    /// The names of all kinds.
    public var names: [String] { kinds.map { $0.declaration.name } }

    /// The fingerprint of the code that a kind runs.
    ///
    /// - Precondition: The kind is in the catalogue and the build made its fingerprint.
    public func fingerprint(of kind: any StageKind.Type) -> String {
        guard let fingerprint = fingerprints[kind.declaration.name] else {
            preconditionFailure("stage kind '\(kind.declaration.name)' has no code fingerprint: its file is misnamed")
        }
        return fingerprint
    }
}

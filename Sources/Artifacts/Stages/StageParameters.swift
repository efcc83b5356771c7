/// The parameters of a stage kind: a value with a default for each, and the list of its fields.
public protocol StageParameters: Sendable {
    /// Every parameter, in the order in which a reader wants to see them.
    static var fields: [ParameterField<Self>] { get }

    /// The defaults: the numbers of the tutorial.
    init()
}

/// The parameters of a stage kind that has none.
public struct NoParameters: StageParameters {
    /// No fields.
    public static let fields: [ParameterField<NoParameters>] = []

    /// The one value there is.
    public init() {}
}

/// What is wrong with a parameter that a pipeline file or the command line gives.
public enum ParameterError: Error, Equatable, Sendable {
    /// No parameter has this name; `known` lists those there are.
    case unknown(name: String, known: [String])
    /// The value has the wrong type or lies outside its range.
    case invalid(name: String, found: ParameterValue, allowed: String)

    /// The parameter that the error is about.
    public var name: String {
        switch self {
        case .unknown(let name, _), .invalid(let name, _, _): name
        }
    }
}

extension StageParameters {
    /// Every parameter by name.
    public var values: [String: ParameterValue] {
        Dictionary(uniqueKeysWithValues: Self.fields.map { ($0.name, $0.read(self)) })
    }

    /// Sets parameters by name, the others keep their defaults.
    ///
    /// - Throws: ``ParameterError`` for the first (by name) that is unknown or not allowed.
    public init(_ given: [String: ParameterValue]) throws(ParameterError) {
        self.init()
        for (name, value) in given.sorted(by: { $0.key < $1.key }) {
            guard let field = Self.fields.first(where: { $0.name == name }) else {
                throw .unknown(name: name, known: Self.fields.map(\.name))
            }
            guard field.write(&self, value) else {
                throw .invalid(name: name, found: value, allowed: field.allowed)
            }
        }
    }
}

/// A kind of stage: what it reads and writes, its parameters, and how it runs.
///
/// A conforming type is a namespace in a file of its own in `Sources/Stages`; the catalogue beside it lists them all.
/// `run` must give the same output bytes for the same parameters, inputs and ``surroundings()``: the cache relies on it.
public protocol StageKind: Sendable {
    /// The parameters that a pipeline file may set.
    associatedtype Parameters: StageParameters

    /// Name, inputs, outputs.
    static var declaration: StageDeclaration { get }

    /// What else decides the bytes that the kind writes, by name: a font's digest for one that draws text.
    ///
    /// It enters the key.
    ///
    /// - Throws: When it cannot be found out; the stage then fails before it runs.
    static func surroundings() throws -> [String: String]

    /// Reads the inputs, writes every declared output.
    ///
    /// - Throws: Whatever went wrong; the error's description is shown to the user as it is.
    static func run(_ context: StageContext, _ parameters: Parameters) throws
}

extension StageKind {
    /// Nothing else decides the bytes.
    public static func surroundings() throws -> [String: String] { [:] }

    /// Every parameter with its value: what is given, and the default for the rest.
    ///
    /// - Throws: ``ParameterError`` when one is unknown or not allowed.
    public static func resolved(_ given: [String: ParameterValue]) throws(ParameterError) -> [String: ParameterValue] {
        try Parameters(given).values
    }

    /// Runs the kind with parameters by name.
    ///
    /// - Throws: ``ParameterError``, or whatever `run` throws.
    public static func run(_ context: StageContext, given: [String: ParameterValue]) throws {
        try run(context, try Parameters(given))
    }

    /// Name, default, unit and meaning of every parameter.
    public static var parameterDescriptions: [ParameterDescription] {
        let defaults = Parameters()
        return Parameters.fields.map {
            ParameterDescription(
                name: $0.name, summary: $0.summary, unit: $0.unit, allowed: $0.allowed, defaultValue: $0.read(defaults))
        }
    }
}

/// A parameter of a stage kind, as the command line and the report show it.
public struct ParameterDescription: Sendable, Equatable, Codable {
    /// The name in the pipeline file.
    public let name: String
    /// One line for the person who changes it.
    public let summary: String
    /// What the number counts; empty when it has no unit.
    public let unit: String
    /// What values are taken, in words.
    public let allowed: String
    /// The tutorial's value.
    public let defaultValue: ParameterValue
}

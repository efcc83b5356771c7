/// The value of one stage parameter, as a pipeline file can hold it.
public enum ParameterValue: Sendable, Hashable {
    /// A whole number.
    case integer(Int)
    /// A number in double precision.
    case number(Double)
    /// A text.
    case text(String)
    /// True or false.
    case flag(Bool)

    /// What kind of value this is, in the words of an error message.
    public var typeName: String {
        switch self {
        case .integer: "a whole number"
        case .number: "a number"
        case .text: "a text"
        case .flag: "true or false"
        }
    }
}

extension ParameterValue: CustomStringConvertible {
    /// The value as a person would type it in a pipeline file.
    public var description: String {
        switch self {
        case .integer(let value): "\(value)"
        case .number(let value) where value == value.rounded() && abs(value) < 1e15: "\(Int(value))"
        case .number(let value): "\(value)"
        case .text(let value): value.isEmpty ? "\"\"" : value
        case .flag(let value): "\(value)"
        }
    }
}

extension ParameterValue: Codable {
    /// Reads a JSON scalar.
    ///
    /// - Throws: `DecodingError` when it is none of the four kinds.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let integer = try? container.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    /// Writes a JSON scalar.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .flag(let value): try container.encode(value)
        }
    }
}

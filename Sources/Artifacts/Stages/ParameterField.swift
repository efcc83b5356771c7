/// One parameter of a stage kind: its name, what it means, what it may be, and where it is stored.
///
/// - Units: `unit` names what the number counts ("epochs", "images"); empty when it has none.
public struct ParameterField<Root: Sendable>: Sendable {
    /// The name in the pipeline file, in lower case with dashes.
    public let name: String
    /// One line for the person who changes it.
    public let summary: String
    /// What the number counts; empty when it has no unit.
    public let unit: String
    /// What values are taken, in words.
    public let allowed: String

    let read: @Sendable (Root) -> ParameterValue
    let write: @Sendable (inout Root, ParameterValue) -> Bool

    /// A whole number within a range.
    public init(
        _ name: String, _ path: any WritableKeyPath<Root, Int> & Sendable, in range: ClosedRange<Int>,
        unit: String = "",
        _ summary: String
    ) {
        self.init(
            name, summary, unit: unit, allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            read: { .integer($0[keyPath: path]) },
            write: { root, value in
                guard case .integer(let number) = value, range.contains(number) else { return false }
                root[keyPath: path] = number
                return true
            })
    }

    /// A number within a range.
    public init(
        _ name: String, _ path: any WritableKeyPath<Root, Double> & Sendable, in range: ClosedRange<Double>,
        unit: String = "", _ summary: String
    ) {
        self.init(
            name, summary, unit: unit, allowed: "a number from \(range.lowerBound) to \(range.upperBound)",
            read: { .number($0[keyPath: path]) },
            write: { root, value in
                guard let number = value.asNumber, range.contains(number) else { return false }
                root[keyPath: path] = number
                return true
            })
    }

    /// True or false.
    public init(_ name: String, _ path: any WritableKeyPath<Root, Bool> & Sendable, _ summary: String) {
        self.init(
            name, summary, unit: "", allowed: "true or false",
            read: { .flag($0[keyPath: path]) },
            write: { root, value in
                guard case .flag(let flag) = value else { return false }
                root[keyPath: path] = flag
                return true
            })
    }

    /// A text; one of `choices` when there are any.
    public init(
        _ name: String, _ path: any WritableKeyPath<Root, String> & Sendable, oneOf choices: [String] = [],
        _ summary: String
    ) {
        self.init(
            name, summary, unit: "", allowed: choices.isEmpty ? "a text" : "one of \(choices.joined(separator: ", "))",
            read: { .text($0[keyPath: path]) },
            write: { root, value in
                guard case .text(let text) = value, choices.isEmpty || choices.contains(text) else { return false }
                root[keyPath: path] = text
                return true
            })
    }

    private init(
        _ name: String, _ summary: String, unit: String, allowed: String,
        read: @escaping @Sendable (Root) -> ParameterValue,
        write: @escaping @Sendable (inout Root, ParameterValue) -> Bool
    ) {
        self.name = name
        self.summary = summary
        self.unit = unit
        self.allowed = allowed
        self.read = read
        self.write = write
    }
}

extension ParameterValue {
    /// A whole number stands for a number too: `learning-rate: 1` is as good as `1.0`.
    fileprivate var asNumber: Double? {
        switch self {
        case .number(let value) where value.isFinite: value
        case .integer(let value): Double(value)
        default: nil
        }
    }
}

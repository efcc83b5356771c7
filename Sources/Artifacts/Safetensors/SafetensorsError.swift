/// What is wrong with a safetensors file, with the evidence.
public struct SafetensorsError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Where in the file something is wrong.
    public enum Place: Equatable, Sendable {
        /// The file as a whole.
        case file
        /// A byte of the file, counted from its first.
        case offset(Int)
        /// The tensor of this name.
        case tensor(String)
    }

    /// The file.
    public let path: String
    /// Where in the file.
    public let place: Place
    /// What belongs there.
    public let expected: String
    /// What is there.
    public let found: String

    /// The evidence in a sentence, then what to do.
    public var description: String {
        "\(path)\(position): expected \(expected), found \(found). Make the file again, or give another one."
    }

    private var position: String {
        switch place {
        case .file: ""
        case .offset(let offset): ", offset \(offset)"
        case .tensor(let name): ", tensor \(quoted(name))"
        }
    }
}

/// Why saved values do not fit a module.
public enum StateError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The module has a parameter that was not saved.
    case missingName(String)
    /// A value was saved that the module does not have.
    case unknownName(String)
    /// A name stands twice in the saved values.
    case repeatedName(String)
    /// A value has another shape than its parameter.
    case otherShape(name: String, expected: [Int], found: [Int])

    /// What does not fit and what to do about it.
    public var description: String {
        switch self {
        case .missingName(let name):
            "The saved weights hold no '\(name)'. Load weights that were saved by the same kind of network."
        case .unknownName(let name):
            "The saved weights hold '\(name)', which this network does not have. "
                + "Load weights that were saved by the same kind of network."
        case .repeatedName(let name):
            "The saved weights hold '\(name)' twice. Save them again."
        case .otherShape(let name, let expected, let found):
            "The saved '\(name)' has shape \(found), but this network needs \(expected). "
                + "Load weights of the same sizes, or set the network's sizes to theirs."
        }
    }
}

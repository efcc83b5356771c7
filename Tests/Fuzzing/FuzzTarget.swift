/// Something that reads what others wrote, with the rules that it keeps whatever it is given.
///
/// The same rules are checked by libFuzzer with inputs of its own making (`make fuzz`) and by `make test` with those that
/// are kept in `Tests/Corpus`.
public struct FuzzTarget: Sendable {
    /// The name, which is that of its folder in the corpus.
    public let name: String
    /// How many minutes of processor time it is to be fuzzed, summed over all runs.
    public let minutes: Int
    /// The greatest length of an input that libFuzzer makes, in bytes.
    public let longestInput: Int
    /// The inputs from which libFuzzer starts, by the names of their files.
    public let seeds: @Sendable () throws -> [String: [UInt8]]
    /// Reads an input, and throws ``Violation`` when a rule is broken.
    ///
    /// Any other way to refuse the input is handled inside.
    public let check: @Sendable ([UInt8]) throws -> Void

    /// The megabytes that the whole process may take while it reads one input, under the address sanitizer.
    public static let memoryLimit = 1024
    /// The megabytes that may be asked for at once.
    public static let allocationLimit = 512
    /// The seconds that one input may take.
    public static let timeLimit = 5

    /// All targets: first our own readers, then what we hand to libraries.
    public static let all: [FuzzTarget] = [
        idx, safetensors, checkpoint, table, manifest, statement, setting, gzip, picture, pipeline,
    ]
}

/// A rule that an input made our code break.
public struct Violation: Error, CustomStringConvertible {
    /// What was broken, with the evidence.
    public let description: String
}

/// Demands what must hold for every input.
func require(_ condition: Bool, _ rule: @autoclosure () -> String) throws(Violation) {
    guard condition else { throw Violation(description: rule()) }
}

/// Demands of a refusal that it can be read on a terminal and says where in the input something is wrong.
func requireClear(_ error: any Error, place: Regex<Substring>) throws(Violation) {
    let message = "\(error)"
    try require(message.utf8.count <= 4096, "a message of \(message.utf8.count) bytes: \(message.prefix(200))")
    let obeyed: Set<Unicode.GeneralCategory> = [.control, .format, .lineSeparator, .paragraphSeparator]
    let control = message.unicodeScalars.first { obeyed.contains($0.properties.generalCategory) && $0 != "\n" }
    try require(control == nil, "a message with a control character: \(message.debugDescription)")
    try require(message.firstMatch(of: place) != nil, "a message that names no place: \(message)")
}

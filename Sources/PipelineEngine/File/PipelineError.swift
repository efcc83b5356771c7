import Artifacts

/// What is wrong with a pipeline file, or with what the command line says about it.
public struct PipelineError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file, or "--set" and the like for what was typed.
    public let source: String
    /// Where in the file.
    public let position: SourcePosition?
    /// What is wrong, what was expected, what to do: one or two sentences.
    public let message: String

    private static let lengthLimit = 1000

    /// States an error.
    public init(source: String, position: SourcePosition? = nil, _ message: String) {
        self.source = source
        self.position = position
        self.message = Self.legible(message)
    }

    /// A message may hold what somebody else wrote: at any length, with characters that a terminal obeys.
    private static func legible(_ message: String) -> String {
        let lines = message.shortened(to: lengthLimit).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { String($0).withVisibleControls }.joined(separator: "\n")
    }

    /// `file:line:column: message`, as compilers write it.
    public var description: String {
        guard let position else { return "\(source): \(message)" }
        return "\(source):\(position.line):\(position.column): \(message)"
    }
}

/// A place in a text, both counted from 1.
public struct SourcePosition: Equatable, Sendable {
    /// The line.
    public let line: Int
    /// The column.
    public let column: Int
}

import Yams

/// What a pipeline file may demand of the YAML parser, which is checked before the parser sees it.
///
/// The parser calls itself at each level of nesting, and follows aliases wherever it compares keys: a short text can exhaust the
/// stack, or go on for ever. The counts are upper bounds, so that nothing has to be understood of quotes and comments.
struct YAMLLimits {
    /// The greatest size of a file in bytes.
    static let size = 1 << 18
    /// How many brackets may open in the whole file: the levels between brackets cannot be more.
    static let brackets = 1000
    /// How far a line may be indented, dashes, question marks and colons included: the levels of blocks cannot be more
    /// than twice as many.
    static let indentation = 100
    /// How many asterisks may be the beginning of an alias: so few cannot stand for more than some hundred times the file.
    static let aliases = 16
    /// How many keys may be lists, maps or aliases: two that stand twice each are sorted for the parser's message, which compares
    /// what is equal in them twice at each level.
    static let complexKeys = 3
    /// How many bytes a name or a value may have.
    static let word = 1000
    /// How many stages a file may list.
    static let stages = 1000

    let path: String

    /// Checks a text.
    ///
    /// - Throws: ``PipelineError`` at the first character that is too much.
    func check(_ text: String) throws(PipelineError) {
        var place = Place()
        for (scalar, next) in zip(text.unicodeScalars, text.unicodeScalars.dropFirst().map(Optional.some) + [nil]) {
            place.advance(over: scalar, before: next)
            if let excess = place.excess { throw PipelineError(source: path, position: place.position, excess) }
        }
    }

    /// Checks a name or a value.
    ///
    /// - Throws: ``PipelineError`` where it is too long.
    func check(_ scalar: Node.Scalar, as what: String) throws(PipelineError) {
        guard scalar.string.utf8.count <= Self.word else {
            throw PipelineError(
                source: path, position: scalar.mark.map { SourcePosition(line: $0.line, column: $0.column) },
                "\(what) is longer than \(Self.word) bytes")
        }
    }
}

/// A place in a text, with what was counted on the way.
private struct Place {
    private var line = 1
    private var column = 0
    private var isLeading = true
    private var brackets = 0
    private var aliases = 0
    private var complexKeys = 0
    private var previous: Unicode.Scalar?
    private var ending = Ending.other

    /// What has just ended, on the same line.
    private enum Ending {
        /// A list, a map or an alias, which a colon makes a key; perhaps with blanks behind it.
        case node
        /// The same, but the name of the alias may go on.
        case alias
        case other
    }

    var position: SourcePosition { SourcePosition(line: line, column: column) }

    /// What there is too much of; nil while all is within the limits.
    var excess: String? {
        if brackets > YAMLLimits.brackets {
            return
                "there are more than \(YAMLLimits.brackets) opening brackets; write lists and maps on lines of their own"
        }
        if aliases > YAMLLimits.aliases {
            return "there are more than \(YAMLLimits.aliases) aliases (*name); write out what they stand for"
        }
        if complexKeys > YAMLLimits.complexKeys {
            return
                "there are more than \(YAMLLimits.complexKeys) keys that are lists, maps or aliases; a key of a pipeline file is a word"
        }
        if isLeading && column > YAMLLimits.indentation {
            return "this line is indented by more than \(YAMLLimits.indentation) columns; a pipeline file needs six"
        }
        return nil
    }

    mutating func advance(over scalar: Unicode.Scalar, before next: Unicode.Scalar?) {
        column += 1
        switch scalar {
        case "\r" where next == "\n": break
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": (line, column, isLeading) = (line + 1, 0, true)
        case " ", "\t", "-", "?", ":", "\u{FEFF}": break
        default: isLeading = false
        }
        if scalar == "[" || scalar == "{" { brackets += 1 }
        if scalar == "*", next.map({ !$0.properties.isWhitespace }) ?? false { aliases += 1 }
        countKeys(scalar)
        previous = scalar
    }

    private mutating func countKeys(_ scalar: Unicode.Scalar) {
        if scalar == "?",
            previous.map({ $0.properties.isWhitespace || "[{,:-?\u{FEFF}".unicodeScalars.contains($0) }) ?? true
        {
            complexKeys += 1
        }
        switch scalar {
        case "]", "}": ending = .node
        case "*": ending = .alias
        case ":" where ending != .other: (complexKeys, ending) = (complexKeys + 1, .other)
        case " ", "\t": if ending == .alias { ending = .node }
        default: if ending == .node || scalar.properties.isWhitespace { ending = .other }
        }
    }
}

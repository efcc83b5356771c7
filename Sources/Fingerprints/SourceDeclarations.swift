/// What a Swift file imports, declares for other files of its module and mentions.
struct SourceDeclarations {
    /// A name in a file, and the line where it stands.
    struct Name: Hashable {
        let text: String
        let line: Int
    }

    /// The modules that the file imports.
    private(set) var imports: Set<String> = []
    /// The types that it makes conform to `StageKind`.
    private(set) var kinds: [Name] = []
    /// The types, functions and constants at its top level that are not private.
    private var declared: Set<String> = []
    /// The members that its extensions add, other than privately, by the name of the type.
    private var added: [String: Set<String>] = [:]

    private var words: [Name] = []
    private var symbols: [UInt8] = []

    /// Reads the tokens of `source`.
    init(_ source: SourceText) {
        let tokens = source.tokens.filter { !$0.isGap }
        words = tokens.map { Name(text: $0.kind == .word ? source.text(of: $0) : "", line: $0.line) }
        symbols = tokens.map(source.symbol)
        readDeclarations()
    }

    /// Every word of the file outside comments and literals.
    var mentioned: [Name] { words.filter { !$0.text.isEmpty } }

    /// The names with which another file can use code of this one: what it declares, and what it adds to types that it
    /// does not declare (a type's own name, where the addition is an initializer or a subscript).
    var offered: Set<String> {
        added.filter { !declared.contains($0.key) }.reduce(into: declared) { $0.formUnion($1.value) }
    }

    private mutating func readDeclarations() {
        var depth = 0
        var extendedType: String?
        for index in words.indices.dropLast() {
            if symbols[index].isOpeningBracket { depth += 1 }
            if symbols[index].isClosingBracket { depth -= 1 }
            let keyword = words[index].text
            if depth == 0 && keyword == "import" {
                imports.insert(importedModule(after: index))
            } else if depth == 0 && Self.declarationKeywords.contains(keyword) {
                readDeclaration(at: index)
                extendedType = keyword == "extension" && !isPrivate(before: index) ? words[index + 1].text : nil
            } else if depth == 1, let extendedType, !isPrivate(before: index) {
                if let name = memberName(at: index, of: extendedType) { added[extendedType, default: []].insert(name) }
            }
        }
    }

    private mutating func readDeclaration(at index: Int) {
        let keyword = words[index].text
        let name = words[index + 1]
        if Self.typeKeywords.contains(keyword) && conformsToStageKind(after: index + 1) { kinds.append(name) }
        if keyword != "extension" && !name.text.isEmpty && !isPrivate(before: index) { declared.insert(name.text) }
    }

    private func memberName(at index: Int, of type: String) -> String? {
        let keyword = words[index].text
        if keyword == "init" || keyword == "subscript" { return type }
        let name = words[index + 1].text
        return Self.declarationKeywords.contains(keyword) && !name.isEmpty ? name : nil
    }

    private func importedModule(after index: Int) -> String {
        let next = words[index + 1].text
        let isKind = Self.declarationKeywords.contains(next) && index + 2 < words.count
        return isKind ? words[index + 2].text : next
    }

    private func isPrivate(before index: Int) -> Bool {
        let modifiers = words[..<index].reversed().prefix { Self.modifiers.contains($0.text) }
        return modifiers.contains { $0.text.hasSuffix("private") }
    }

    private func conformsToStageKind(after index: Int) -> Bool {
        var genericDepth = 0
        for next in words.indices[(index + 1)...] {
            if symbols[next] == UInt8(ascii: "<") { genericDepth += 1 }
            if symbols[next] == UInt8(ascii: ">") { genericDepth -= 1 }
            if symbols[next] == UInt8(ascii: "{") || words[next].text == "where" { return false }
            if genericDepth == 0 && words[next].text == "StageKind" { return true }
        }
        return false
    }

    private static let typeKeywords: Set<String> = ["struct", "class", "enum", "actor", "extension"]
    private static let declarationKeywords =
        typeKeywords.union(["protocol", "typealias", "func", "let", "var", "macro"])
    private static let modifiers: Set<String> = [
        "private", "fileprivate", "internal", "package", "public", "open", "final", "indirect", "nonisolated", "static",
        "mutating", "lazy",
    ]
}

/// What a package manifest says about a module, found in its text.
struct Manifest {
    private let words: [String]

    /// Reads the text of a `Package.swift`.
    init(_ bytes: [UInt8]) {
        let source = SourceText(swift: bytes)
        words = source.tokens.filter { !$0.isGap }.map(source.text)
    }

    /// The calls whose first argument is the name of `module`, such as `.target(name: "Tensors")`, followed by the
    /// declarations of the packages that they name; comments and white space left out.
    func declaration(of module: String) -> [String] {
        let calls = calls { $0 == "\"\(module)\"" }
        let packages = calls.indices.filter { calls[$0...].starts(with: ["package", ":"]) && $0 + 2 < calls.endIndex }
        return packages.reduce(into: calls) { result, index in
            let name = calls[index + 2].dropFirst()
            result += self.calls { $0.hasSuffix("/\(name)") }
        }
    }

    /// The string literals of `declaration` that stand in it by themselves: among them the modules used.
    func names(in declaration: [String]) -> Set<String> {
        Set(declaration.filter { $0.hasPrefix("\"") }.map { String($0.dropFirst().dropLast()) })
    }

    private func calls(where isFirstArgument: (String) -> Bool) -> [String] {
        words.indices.filter { words[$0] == "(" }.flatMap { index -> ArraySlice<String> in
            let isLabelled = index + 3 < words.count && words[index + 2] == ":"
            let argument = index + (isLabelled ? 3 : 1)
            guard argument < words.count, isFirstArgument(words[argument]) else { return [] }
            return words[index...end(ofCallAt: index)]
        }
    }

    private func end(ofCallAt start: Int) -> Int {
        var depth = 0
        for index in start..<words.count {
            if words[index] == "(" { depth += 1 }
            if words[index] == ")" { depth -= 1 }
            if depth == 0 { return index }
        }
        return words.count - 1
    }
}

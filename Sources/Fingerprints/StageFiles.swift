/// The files of the module `Stages`: those of stage kinds, and others, which belong to no kind.
///
/// The fingerprint of a kind covers one file of this module. So a kind's file must mention nothing that another file of
/// the module offers, or code would run that the fingerprint misses.
struct StageFiles {
    /// The files of stage kinds, by path.
    let kinds: [SourceFile]

    /// Sorts `files` and checks the rule.
    ///
    /// - Throws: `FingerprintError.uncovered` with every line that breaks it.
    init(_ files: [SourceFile]) throws(FingerprintError) {
        kinds = files.filter { file in
            let isNested = file.path.split(separator: "/").count > 3
            return !isNested && file.declarations?.kinds.isEmpty == false
        }
        let findings = kinds.flatMap { Self.namings(in: $0) + Self.mentions(in: $0, of: files) }
        guard findings.isEmpty else { throw .uncovered(findings) }
    }

    private static func namings(in file: SourceFile) -> [FingerprintError.Finding] {
        (file.declarations?.kinds ?? []).filter { $0.text != file.baseName }.map { kind in
            let advice = "move it to \(kind.text).swift: each stage kind has a file of its own, named after it"
            return .init(path: file.path, line: kind.line, message: "'\(kind.text)' is a stage kind: \(advice)")
        }
    }

    private static func mentions(in file: SourceFile, of files: [SourceFile]) -> [FingerprintError.Finding] {
        var places: [String: String] = [:]
        for other in files where other.path != file.path {
            for name in other.declarations?.offered ?? [] { places[name] = other.path }
        }
        return (file.declarations?.mentioned ?? []).compactMap { word in
            guard let place = places[word.text] else { return nil }
            let fact = "'\(word.text)' is declared in \(place), which this stage kind's fingerprint does not cover"
            let advice = "move what both files need into a module, make it private there, or rename it"
            return .init(path: file.path, line: word.line, message: "\(fact): \(advice)")
        }
    }
}

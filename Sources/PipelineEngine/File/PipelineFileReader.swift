import Artifacts
public import Foundation
import Yams

extension PipelineFile {
    /// Reads a pipeline file.
    ///
    /// - Throws: ``PipelineError`` with the place of the first thing that is wrong.
    public init(contentsOf url: URL) throws(PipelineError) {
        let data: Data
        do {
            // A pipe, as `<(...)` of a shell is one, is waited for.
            let file = try FileHandle(forReadingFrom: url)
            defer { try? file.close() }
            data = try file.read(upToCount: YAMLLimits.size + 1) ?? Data()
        } catch {
            let reason =
                FileManager.default.fileExists(atPath: url.path)
                ? "it cannot be read: \(FileError.reason(of: error))" : "there is no such file"
            throw PipelineError(source: url.relativePath, "\(reason). Name a pipeline file with --pipeline FILE")
        }
        try self.init(decoding: data, path: url.relativePath)
    }

    /// Reads the bytes of a pipeline file.
    package init(decoding data: Data, path: String) throws(PipelineError) {
        guard data.count <= YAMLLimits.size else {
            throw PipelineError(source: path, "it is too long; a pipeline file has at most \(YAMLLimits.size) bytes")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            let sound = String(decoding: data, as: UTF8.self).unicodeScalars.prefix { $0 != "\u{FFFD}" }
            throw PipelineError(source: path, position: .init(after: sound), "this is not UTF-8 text")
        }
        try self.init(text: text, path: path)
    }

    /// Reads the text of a pipeline file.
    ///
    /// - Throws: ``PipelineError`` with the place of the first thing that is wrong.
    public init(text: String, path: String) throws(PipelineError) {
        self = try PipelineFileReader(path: path).read(text)
    }
}

/// Reads the structure of a pipeline file: which keys there are, and of which type.
struct PipelineFileReader {
    let path: String

    func read(_ text: String) throws(PipelineError) -> PipelineFile {
        try YAMLLimits(path: path).check(text)
        let document = try mapping(try compose(text), "the file")
        try check(document, allowed: ["description", "stages"], in: "the file")
        guard let stages = document["stages"] else {
            throw PipelineError(source: path, "it has no 'stages:' that lists the stages")
        }
        var entries: [PipelineFile.Entry] = []
        let bodies = try mapping(stages, "'stages'")
        guard bodies.count <= YAMLLimits.stages else {
            throw failure(at: stages, "'stages' lists \(bodies.count) stages; expected at most \(YAMLLimits.stages)")
        }
        for (name, body) in bodies {
            entries.append(try entry(name: try word(name, "a stage's name"), body: body))
        }
        guard !entries.isEmpty else { throw failure(at: stages, "'stages' lists no stage") }
        var summary = ""
        if let description = document["description"] { summary = try word(description, "'description'").value }
        return PipelineFile(path: path, summary: summary, entries: entries)
    }

    private func entry(name: PipelineFile.Located<String>, body: Node) throws(PipelineError) -> PipelineFile.Entry {
        guard name.value.wholeMatch(of: /[a-z0-9]+([-\/][a-z0-9]+)*/) != nil else {
            throw PipelineError(
                source: path, position: name.position,
                "'\(name.value)' is no name for a stage: use lower-case letters and digits, joined by '-' or '/'")
        }
        let fields = try mapping(body, "stage '\(name.value)'")
        try check(fields, allowed: ["uses", "needs", "with"], in: "stage '\(name.value)'")
        guard let uses = fields["uses"] else {
            throw failure(at: body, "stage '\(name.value)' does not say which kind it 'uses'")
        }
        return PipelineFile.Entry(
            name: name, kind: try word(uses, "'uses'"), needs: try needs(fields["needs"]),
            parameters: try parameters(fields["with"], stage: name.value))
    }

    /// `{input: stage}`, or `[stage, stage]` for kinds that take any number.
    private func needs(_ node: Node?) throws(PipelineError) -> [PipelineFile.Need] {
        guard let node else { return [] }
        var needs: [PipelineFile.Need] = []
        if let list = node.sequence {
            for item in list { needs.append(.init(input: nil, stage: try word(item, "a stage's name"))) }
        } else {
            for (input, stage) in try mapping(node, "'needs'", hint: ", {input: stage}, or a list, [stage, stage]") {
                needs.append(.init(input: try word(input, "an input's name"), stage: try word(stage, "a stage's name")))
            }
        }
        return needs
    }

    private func parameters(_ node: Node?, stage: String) throws(PipelineError) -> [PipelineFile.Parameter] {
        guard let node else { return [] }
        var parameters: [PipelineFile.Parameter] = []
        for (name, value) in try mapping(node, "'with' of stage '\(stage)'") {
            let name = try word(name, "a parameter's name")
            guard let scalar = value.scalar else {
                throw failure(
                    at: value, "parameter '\(name.value)' of stage '\(stage)' must be one value, not a list or a map")
            }
            try YAMLLimits(path: path).check(scalar, as: "parameter '\(name.value)'")
            parameters.append(.init(name: name, value: ParameterValue(scalar)))
        }
        return parameters
    }

    // MARK: - Nodes

    private func compose(_ text: String) throws(PipelineError) -> Node {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw PipelineError(source: path, "it is empty; it must have 'stages:'")
            }
            return node
        } catch let error as PipelineError {
            throw error
        } catch let error as YamlError {
            throw failure(error)
        } catch {
            throw PipelineError(source: path, "it is not YAML: \(error)")
        }
    }

    private func failure(_ error: YamlError) -> PipelineError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            PipelineError(source: path, position: .init(mark), "this is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            PipelineError(
                source: path, position: .init(context.mark),
                "the name \(duplicates.map { "'\($0)'" }.joined(separator: ", ")) stands twice in the same map; "
                    + "every name must be unique")
        case .reader(let problem, let offset, _, let text):
            PipelineError(
                source: path,
                position: .init(after: String(decoding: text.utf8.prefix(offset ?? 0), as: UTF8.self).unicodeScalars),
                "this is not YAML: \(problem)")
        default:
            PipelineError(source: path, "it is not YAML: \(error)")
        }
    }

    private func mapping(_ node: Node, _ what: String, hint: String = "") throws(PipelineError) -> Node.Mapping {
        guard let mapping = node.mapping else {
            throw failure(at: node, "\(what) must be a map of names to values\(hint)")
        }
        return mapping
    }

    private func word(_ node: Node, _ what: String) throws(PipelineError) -> PipelineFile.Located<String> {
        guard let scalar = node.scalar else { throw failure(at: node, "\(what) must be a single word or sentence") }
        try YAMLLimits(path: path).check(scalar, as: what)
        return .init(value: scalar.string, position: node.mark.map(SourcePosition.init))
    }

    private func check(_ mapping: Node.Mapping, allowed: [String], in what: String) throws(PipelineError) {
        for key in mapping.keys {
            let key = try word(key, "a key")
            guard allowed.contains(key.value) else {
                throw PipelineError(
                    source: path, position: key.position,
                    "\(what) has an unknown key '\(key.value)'\(NearestWord.hint(for: key.value, among: allowed))")
            }
        }
    }

    private func failure(at node: Node, _ message: String) -> PipelineError {
        PipelineError(source: path, position: node.mark.map(SourcePosition.init), message)
    }
}

extension SourcePosition {
    fileprivate init(_ mark: Mark) {
        self.init(line: mark.line, column: mark.column)
    }

    /// The place that comes after a text.
    init(after text: some Collection<Unicode.Scalar>) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        self.init(line: max(lines.count, 1), column: (lines.last?.count ?? 0) + 1)
    }
}

extension ParameterValue {
    /// What a YAML scalar means: plain ones are resolved by YAML's rules, quoted ones are texts.
    init(_ scalar: Node.Scalar) {
        guard scalar.style == .plain || scalar.style == .any else {
            self = .text(scalar.string)
            return
        }
        self.init(typed: scalar.string)
    }

    /// What a value means that was typed without quotes.
    init(typed text: String) {
        if text == "true" || text == "false" {
            self = .flag(text == "true")
        } else if let integer = Int(text) {
            self = .integer(integer)
        } else if text.wholeMatch(of: /[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?/) != nil, let number = Double(text) {
            self = .number(number)
        } else {
            self = .text(text)
        }
    }
}

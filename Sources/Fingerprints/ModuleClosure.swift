/// The modules that files of a package import, directly or through others; each is read once.
struct ModuleClosure {
    /// A module of the package.
    struct Module {
        let name: String
        /// SHA-256 of its files and of what the manifest says about it, without the modules that it imports.
        let digest: String
        let imports: Set<String>
    }

    private let sources: PackageSources
    private var known: [String: Module] = [:]

    /// Knows no module yet.
    init(_ sources: PackageSources) {
        self.sources = sources
    }

    /// All modules that `file` needs, by name.
    ///
    /// - Throws: `FingerprintError`.
    mutating func modules(importedBy file: SourceFile) throws(FingerprintError) -> [Module] {
        var found: [String: Module] = [:]
        var waiting = sources.modules(among: file.declarations?.imports ?? [])
        while let name = waiting.popFirst() {
            let module = try module(named: name)
            found[name] = module
            waiting.formUnion(module.imports.subtracting(found.keys))
        }
        return found.values.sorted { $0.name < $1.name }
    }

    private mutating func module(named name: String) throws(FingerprintError) -> Module {
        if let module = known[name] { return module }
        let files = try sources.files(of: name)
        let declaration = sources.manifest.declaration(of: name)
        var lines = [declaration.joined(separator: " ")]
        for file in files where !file.normalized.isEmpty {
            lines.append("\(file.path) \(try sha256(file.normalized))")
        }
        let digest = try sha256(Array(lines.joined(separator: "\n").utf8))
        let module = Module(name: name, digest: digest, imports: imports(of: name, files, declaration))
        known[name] = module
        return module
    }

    /// What Swift files import; a C module's files include headers, so there the manifest tells.
    private func imports(of name: String, _ files: [SourceFile], _ declaration: [String]) -> Set<String> {
        let declared = files.compactMap(\.declarations?.imports)
        let words = declared.isEmpty ? sources.manifest.names(in: declaration) : declared.reduce([]) { $0.union($1) }
        return sources.modules(among: words).subtracting([name])
    }
}

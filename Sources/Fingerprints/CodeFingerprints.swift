public import Foundation

/// The fingerprints of the code that the stage kinds of a package run.
///
/// A stage kind is a file right in `Sources/Stages` that declares a type conforming to `StageKind`. Its code is that
/// file and every module of the package that it imports, and that those import in turn.
public struct CodeFingerprints: Sendable {
    /// SHA-256 as 64 hexadecimal digits, by the name of the stage kind.
    public let byKind: [String: String]
    /// The version of the compiler.
    let compiler: String

    /// Reads the package in `folder`.
    ///
    /// - Parameters:
    ///   - folder: The folder of `Package.swift`.
    ///   - compiler: The version of the compiler: another one makes other code of the same sources.
    /// - Throws: `FingerprintError`.
    public init(ofPackage folder: URL, compiler: String) throws(FingerprintError) {
        let sources = try PackageSources(folder: folder)
        let stages = try StageFiles(sources.files(of: "Stages"))
        var closure = ModuleClosure(sources)
        var byKind: [String: String] = [:]
        for file in stages.kinds {
            var lines = ["unroll code 1", compiler, try sha256(file.normalized)]
            for module in try closure.modules(importedBy: file) {
                lines.append("\(module.name) \(module.digest)")
            }
            byKind[kindName(ofType: file.baseName)] = try sha256(Array(lines.joined(separator: "\n").utf8))
        }
        self.byKind = byKind
        self.compiler = compiler
    }
}

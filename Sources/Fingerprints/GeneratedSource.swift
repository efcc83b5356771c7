extension CodeFingerprints {
    /// The Swift file that carries the fingerprints into the module of the stages.
    public var swiftSource: String {
        let entries = byKind.sorted { $0.key < $1.key }.map { "        \"\($0.key)\": \"\($0.value)\",\n" }
        return """
            // Made by FingerprintTool when the sources change. Edits are lost.

            /// The fingerprints of the code that the stage kinds run: part of the cache key of their stages.
            package enum CodeFingerprint {
                /// The version of the compiler, as it says it.
                package static let compiler = "\(compiler.filter { $0 != "\"" && $0 != "\\" })"

                /// SHA-256 as 64 hexadecimal digits, by the name of the stage kind.
                package static let byKind: [String: String] = [\(entries.isEmpty ? ":" : "\n" + entries.joined() + "    ")]
            }

            """
    }
}

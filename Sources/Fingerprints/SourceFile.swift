import Foundation

/// A file below a package's `Sources` folder.
struct SourceFile {
    /// Where the file lies, from the package's folder on.
    let path: String
    /// What a compiler sees of the file; all of it when the file is neither Swift nor C.
    let normalized: [UInt8]
    /// What the file declares, when it is Swift.
    let declarations: SourceDeclarations?

    /// Reads a file.
    ///
    /// - Throws: `FingerprintError.unreadable`.
    init(_ url: URL, path: String) throws(FingerprintError) {
        let bytes: [UInt8]
        do { bytes = try [UInt8](Data(contentsOf: url)) } catch {
            throw .unreadable(path: path, reason: error.localizedDescription)
        }
        self.path = path
        switch url.pathExtension {
        case "swift":
            let text = SourceText(swift: bytes)
            normalized = text.normalized
            declarations = SourceDeclarations(text)
        case "c", "h", "inc", "modulemap":
            normalized = SourceText(c: bytes).normalized
            declarations = nil
        default:
            normalized = bytes
            declarations = nil
        }
    }

    /// The file's name without folder and extension.
    var baseName: String {
        URL(filePath: path).deletingPathExtension().lastPathComponent
    }
}

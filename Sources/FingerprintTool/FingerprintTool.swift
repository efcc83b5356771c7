import Fingerprints
import Foundation

/// Writes the fingerprints of a package's stage kinds into a Swift file, unless the same stand in it already.
///
/// Called by FingerprintPlugin: FingerprintTool PACKAGE-FOLDER OUTPUT-FILE COMPILER-VERSION
@main
enum FingerprintTool {
    static func main() {
        do {
            try run(CommandLine.arguments.dropFirst())
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ arguments: ArraySlice<String>) throws {
        guard arguments.count == 3, let folder = arguments.first, let compiler = arguments.last else {
            throw UsageError()
        }
        let output = URL(filePath: arguments[arguments.startIndex + 1])
        let fingerprints = try CodeFingerprints(ofPackage: URL(filePath: folder), compiler: compiler)
        let source = Data(fingerprints.swiftSource.utf8)
        guard (try? Data(contentsOf: output)) != source else { return }
        try source.write(to: output, options: .atomic)
    }

    private struct UsageError: Error, CustomStringConvertible {
        let description = "usage: FingerprintTool PACKAGE-FOLDER OUTPUT-FILE COMPILER-VERSION"
    }
}

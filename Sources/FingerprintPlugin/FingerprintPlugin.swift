import Foundation
import PackagePlugin

/// Runs FingerprintTool when a source file or the compiler has changed.
@main
struct FingerprintPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let package = context.package.directoryURL
        let output = context.pluginWorkDirectoryURL.appending(path: "CodeFingerprint.swift")
        let compiler = try version(ofCompiler: context.tool(named: "swiftc").url)
        return [
            .buildCommand(
                displayName: "Fingerprinting the code of the stage kinds",
                executable: try context.tool(named: "FingerprintTool").url,
                arguments: [package.path, output.path, compiler],
                inputFiles: try inputFiles(in: package),
                outputFiles: [output])
        ]
    }

    /// The first line that the compiler says of itself: as an argument of the command it makes a new compiler count.
    private func version(ofCompiler compiler: URL) throws -> String {
        let process = Process()
        let answer = Pipe()
        process.executableURL = compiler
        process.arguments = ["--version"]
        process.standardOutput = answer
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: answer.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard let line = text.split(separator: "\n").first, process.terminationStatus == 0 else {
            throw PluginError(description: "\(compiler.path) --version failed: reinstall the Swift toolchain")
        }
        return String(line)
    }

    /// The manifest and every file below `Sources`: headers and module maps too, which `sourceFiles` would leave out.
    private func inputFiles(in package: URL) throws -> [URL] {
        let sources = package.appending(path: "Sources")
        let modules = try FileManager.default.contentsOfDirectory(at: sources, includingPropertiesForKeys: nil)
        let files = modules.sorted { $0.path < $1.path }.flatMap { module -> [URL] in
            let folder = module.resolvingSymlinksInPath()
            let walk = FileManager.default.enumerator(
                at: folder, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
            let found = walk?.compactMap { $0 as? URL } ?? []
            return found.filter { !$0.hasDirectoryPath }.sorted { $0.path < $1.path }
        }
        return [package.appending(path: "Package.swift")] + files
    }

    private struct PluginError: Error, CustomStringConvertible {
        let description: String
    }
}

public import Foundation
public import Testing

/// A headless Chromium that checks one thing about a page: `Tests/Browser/check.py` in the environment that
/// `make browser` prepares.
public struct Browser: Sendable {
    /// What is said where a test needs the browser and it is not there.
    public static let missing: Comment = "no browser: `make browser` installs Chromium and what drives it"

    private static let package = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

    private let python: URL

    /// Finds the environment; nil where it was not prepared.
    public init?() {
        python = Self.package.appending(path: ".build/browser/bin/python")
        let isPrepared = FileManager.default.fileExists(
            atPath: Self.package.appending(path: ".build/browser/installed").path)
        guard isPrepared, FileManager.default.isExecutableFile(atPath: python.path) else { return nil }
    }

    /// Checks a page.
    ///
    /// - Parameters:
    ///   - check: The name of a function in one of the files of `Tests/Browser`.
    ///   - page: The page: a file, or an address of this machine.
    /// - Returns: Why it does not hold; nothing when it does.
    /// - Throws: The error of Foundation when it cannot be started.
    public func complaint(of check: String, about page: URL) throws -> String? {
        let process = Process()
        let errors = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments = [
            "120", python.path, Self.package.appending(path: "Tests/Browser/check.py").path, check,
            page.isFileURL ? page.path : page.absoluteString,
        ]
        process.standardError = errors
        try process.run()
        let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? nil : "\(check) ended with \(process.terminationStatus): \(complaint)"
    }
}

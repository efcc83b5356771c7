public import Foundation

/// The Chromium of this machine, run without a window.
public struct Chromium: Sendable {
    /// What is said where a test needs Chromium and there is none.
    public static let missing = "Chromium is not installed; `apt-get install chromium` adds this check."

    private let executable: URL

    /// Finds `chromium` on the search path of `environment`; nil where there is none.
    public init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        let found = folders.map { URL(filePath: String($0)).appending(path: "chromium") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        guard let found else { return nil }
        executable = found
    }

    /// The document that `page` has become after it was loaded and its scripts ran.
    ///
    /// - Throws: The error of Foundation when files cannot be written or Chromium cannot be started.
    public func document(of page: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "unroll-chromium-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "page.html")
        try Data(page.utf8).write(to: file)
        return try document(at: file.absoluteString)
    }

    /// The document that the page at an address has become after it was loaded and its scripts ran.
    ///
    /// - Throws: The error of Foundation when Chromium cannot be started.
    public func document(at address: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "unroll-chromium-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments =
            [
                "60", executable.path, "--headless", "--no-sandbox", "--disable-gpu",
                "--user-data-dir=\(folder.path)/profile",
            ]
            + ["--virtual-time-budget=2000", "--dump-dom", address]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }
}

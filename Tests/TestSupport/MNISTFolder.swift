public import Foundation

/// The folder with MNIST's four files: the one that UNROLL_MNIST_DIR names, else the one where the pipeline shows them.
///
/// - Returns: nil when the variable is not set and the pipeline has not run.
public func mnistFolder(filePath: String = #filePath) -> URL? {
    if let path = ProcessInfo.processInfo.environment["UNROLL_MNIST_DIR"] { return URL(filePath: path) }
    let repository = URL(filePath: filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let shown = repository.appending(path: "Output/fetch-mnist")
    return FileManager.default.fileExists(atPath: shown.path) ? shown : nil
}

import Foundation
import PipelineEngine

extension OutputLock.Holder {
    /// This process, as others are told of it.
    static func thisProcess() -> Self {
        Self(
            process: ProcessInfo.processInfo.processIdentifier,
            command: "unroll " + CommandLine.arguments.dropFirst().joined(separator: " "), since: Date())
    }
}

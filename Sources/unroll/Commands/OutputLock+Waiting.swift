import Foundation
import PipelineEngine

extension OutputLock {
    /// Takes the lock of an output folder; where another process holds it, tells of that one and waits, if that is wanted.
    ///
    /// - Throws: `OutputLock.Busy` when another holds it and nobody waits; the exit code of the signal that ended the wait.
    static func taken(
        of folder: OutputFolder, waiting waits: Bool, _ signals: Signals, _ cancellation: Cancellation
    ) async throws -> OutputLock {
        var told = false
        while true {
            do {
                return try OutputLock(folder, as: .thisProcess())
            } catch let busy as OutputLock.Busy where waits {
                if !told {
                    StandardError.write("waiting: \(busy.holder.map { "\($0)" } ?? "another process") runs here")
                }
                told = true
                if cancellation.isRaised { throw signals.exitCode }
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }
}

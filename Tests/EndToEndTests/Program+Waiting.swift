import Foundation
import Testing

extension Program.Running {
    /// How long a test waits for what must come, in seconds.
    private static let patience = 120.0

    struct Missing: Error {
        let what: String
        let said: String
    }

    /// Asks until something is there, whenever the program has written a line.
    ///
    /// - Throws: ``Missing`` when the program ended without it, or when it does not come; what `look` throws.
    @discardableResult
    func awaited<Value>(_ what: String, _ look: () throws -> Value?) throws -> Value {
        let watch = try FileWatch(errors)
        let deadline = ContinuousClock.now + .seconds(Self.patience)
        while ContinuousClock.now < deadline {
            // Asked first: what it wrote before its end is there then.
            let isRunning = process.isRunning
            if let value = try look() { return value }
            guard isRunning else { break }
            watch.waitForChange()
        }
        throw Missing(what: what, said: try errorsSoFar())
    }

    /// Waits until it has said something on standard error.
    ///
    /// - Throws: ``Missing``.
    func awaitWords(_ words: String) throws {
        try awaited("'\(words)'") { try errorsSoFar().contains(words) ? true : nil }
    }

    /// Kills it, where it has not ended by itself, which must have gone well then.
    ///
    /// - Returns: Whether it was killed.
    func kill() throws -> Bool {
        let wasRunning = process.isRunning
        if wasRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        let (reason, code) = (process.terminationReason, process.terminationStatus)
        if wasRunning, reason == .uncaughtSignal, code == SIGKILL { return true }
        let said = try errorsSoFar()
        #expect(reason == .exit && code == 0, "nobody killed it; it ended with \(code) and said: \(said)")
        return false
    }
}

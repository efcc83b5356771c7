import Synchronization

/// Whether a server listens, as soon as it is known: the first to say it is believed.
final class Startup: Sendable {
    private enum State {
        case open
        case awaited(CheckedContinuation<Void, any Error>)
        case known(Result<Void, any Error>)
    }

    private let state = Mutex(State.open)

    func end(_ result: Result<Void, any Error>) {
        let waiting = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            defer { if case .known = state {} else { state = .known(result) } }
            if case .awaited(let continuation) = state { return continuation }
            return nil
        }
        waiting?.resume(with: result)
    }

    func outcome() async throws {
        try await withCheckedThrowingContinuation { continuation in
            let known = state.withLock { state -> Result<Void, any Error>? in
                if case .known(let result) = state { return result }
                state = .awaited(continuation)
                return nil
            }
            if let known { continuation.resume(with: known) }
        }
    }
}

import Synchronization

/// Why a server ended, unless it was told to.
final class ServerEnding: Sendable {
    private enum State {
        case open
        case expected
        case failed(String)
    }

    private let state = Mutex(State.open)

    /// Says that it ends now because it is wanted.
    func expect() {
        state.withLock { if case .open = $0 { $0 = .expected } }
    }

    /// Says that it has ended, and why.
    func note(_ reason: String) {
        state.withLock { if case .open = $0 { $0 = .failed(reason) } }
    }

    /// Why it ended; nil when it has not, or was told to.
    var reason: String? {
        state.withLock { if case .failed(let reason) = $0 { reason } else { nil } }
    }
}

import Synchronization

/// A flag that is raised once: whoever sees it up stops at the next good place.
public final class Cancellation: Sendable {
    private let raised = Atomic(false)

    /// Makes a flag that is down.
    public init() {}

    /// Raises the flag.
    public func raise() {
        raised.store(true, ordering: .relaxed)
    }

    /// Whether the flag is up.
    public var isRaised: Bool { raised.load(ordering: .relaxed) }
}

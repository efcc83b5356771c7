/// The port on which pages are served.
public enum PagePort: Sendable, Equatable {
    /// The usual one, or any that is free when it is taken.
    case usual
    /// This one and no other; 0 is any that is free.
    case exactly(UInt16)

    /// The port that is tried first when none is asked for.
    public static let usualNumber: UInt16 = 8642
}

/// Why pages cannot be served.
public enum LiveServerError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Another program has the port.
    case portInUse(UInt16)
    /// The system does not let this program have the port.
    case cannotListen(port: UInt16, reason: String)
    /// The server ended by itself.
    case ended(port: UInt16, reason: String)

    /// One sentence, and what to do.
    public var description: String {
        switch self {
        case .portInUse(let port):
            "port \(port) is in use by another program. Name another port, or 0 for any that is free"
        case .cannotListen(let port, let reason):
            "cannot listen on port \(port) of 127.0.0.1: \(reason). Name another port, or 0 for any that is free"
        case .ended(let port, let reason):
            "nobody answers on port \(port) of 127.0.0.1 any more: \(reason). Serve the page anew: unroll serve"
        }
    }
}

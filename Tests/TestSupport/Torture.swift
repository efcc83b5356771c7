import Foundation

/// How long the tests go on that break things on purpose: a short while in `make test`, to the full count in `make torture`.
public enum Torture {
    /// Whether the full counts are asked for, by the environment variable UNROLL_TORTURE.
    public static let isFull = ProcessInfo.processInfo.environment["UNROLL_TORTURE"] != nil

    /// One of two counts.
    public static func count(short: Int, full: Int) -> Int { isFull ? full : short }

    /// Prints what was survived, as a line that a reader of a long log can find.
    public static func report(_ line: String) {
        print("torture: \(line)")
    }
}

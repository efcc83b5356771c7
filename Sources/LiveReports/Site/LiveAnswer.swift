public import Foundation

/// What is answered to a name.
public struct LiveAnswer: Sendable {
    /// The bytes of an answer.
    public enum Body: Sendable {
        /// These.
        case data(Data)
        /// Those of a file.
        case file(URL)
    }

    /// Whether what was asked for could be made.
    public var isAvailable = true
    /// The media type.
    public var type: String
    /// What a browser may do with it: a Content-Security-Policy.
    public var policy: String
    /// The bytes.
    public var body: Body

    /// An answer of these parts.
    public init(type: String, policy: String, body: Body) {
        self.type = type
        self.policy = policy
        self.body = body
    }
}

public import Artifacts
import Foundation

/// Something in the cache that a run found to be other than it should, and put aside.
public struct StoreDamage: Sendable, Equatable {
    /// What it is.
    public enum Subject: Sendable, Equatable {
        /// A file that the stage wrote.
        case object(ObjectFault)
        /// The record of an execution of the stage, by its key.
        case execution(key: Digest, reason: String)
        /// The record of what the output folder shows of the stage.
        case shown(reason: String)
    }

    /// The stage that needed it.
    public let stage: String
    /// What it is, and what was wrong with it.
    public let subject: Subject
    /// Where it lies now; nil when nothing was there.
    public let place: String?

    /// Tells of damage.
    public init(stage: String, subject: Subject, place: String?) {
        self.stage = stage
        self.subject = subject
        self.place = place
    }
}

extension StoreDamage {
    /// Whether nothing was there.
    public var isLoss: Bool {
        if case .object(let fault) = subject { fault.flaw == .missing } else { false }
    }
}

extension StoreDamage: CustomStringConvertible {
    /// What was expected and found, and what became of it; which stage it concerns goes before that.
    public var description: String {
        let what =
            switch subject {
            case .object(let fault): "\(fault.file), \(fault)"
            case .execution(let key, let reason): "the record of its execution \(key.short): \(reason)"
            case .shown(let reason): "the record of what is shown of it: \(reason)"
            }
        return what + (place.map { "; put aside as \($0)" } ?? "") + "; it is made anew"
    }
}

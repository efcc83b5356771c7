public import Artifacts

/// An object of the store that is not what the record of an execution says of it.
public struct ObjectFault: Error, Sendable, Equatable {
    /// What is wrong with it.
    public enum Flaw: Sendable, Equatable {
        /// It is not there.
        case missing
        /// It is longer or shorter.
        case sizeDiffers(expected: Int, found: Int)
        /// Its bytes have another digest.
        case bytesDiffer(found: Digest)
        /// It is there and cannot be read.
        case unreadable(reason: String)
    }

    /// The name of the file that the execution wrote.
    public let file: String
    /// The digest under which the store holds it.
    public let digest: Digest
    /// What is wrong with it.
    public let flaw: Flaw

    /// Tells of a flaw.
    public init(file: String, digest: Digest, flaw: Flaw) {
        self.file = file
        self.digest = digest
        self.flaw = flaw
    }
}

extension ObjectFault: CustomStringConvertible {
    /// What was expected and what was found.
    public var description: String {
        switch flaw {
        case .missing: "object \(digest.short) is not there"
        case .sizeDiffers(let expected, let found):
            "object \(digest.short): expected \(expected) bytes, found \(found)"
        case .bytesDiffer(let found): "object \(digest.short): its bytes have the digest \(found.short)"
        case .unreadable(let reason): "object \(digest.short) cannot be read: \(reason)"
        }
    }
}

import Artifacts

/// What the cache holds of an execution.
enum KnownExecution {
    /// No record.
    case none
    /// The record, and every object that it names.
    case whole(Manifest)
    /// The record; some of the objects that it names are not there, or not what they should be.
    case broken(Manifest, [ObjectFault])
    /// A record that cannot be read.
    case unreadable(reason: String)
}

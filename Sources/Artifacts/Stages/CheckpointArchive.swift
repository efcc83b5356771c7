/// Where it is kept how far a stage has come, so that it goes on from there when it was stopped, or is to go further.
public protocol CheckpointArchive: Sendable {
    /// Looks for the checkpoint of the greatest step that is whole and fits.
    ///
    /// - Parameters:
    ///   - largestStep: How far this execution will go.
    ///   - fits: Whether a checkpoint is one of this execution; those of other machines may not be.
    /// - Returns: The checkpoint; nil when there is none.
    func newest(upTo largestStep: Int, where fits: (SafetensorsFile) -> Bool) -> SafetensorsFile?

    /// Whether so much time went by since the last checkpoint that another one costs little.
    var isDue: Bool { get }

    /// Keeps a checkpoint, as far as that is possible.
    ///
    /// One that cannot be written is no reason to lose the training: the user is told, and the stage goes on.
    ///
    /// - Parameters:
    ///   - progress: How far the stage has come.
    ///   - checkpoint: Makes everything that the steps to come depend on; where it throws, nothing is kept.
    func keep(at progress: StageProgress, _ checkpoint: () throws -> SafetensorsWriter)
}

/// A checkpoint that was found to fit could not be gone on from: the stage is to begin again without it.
public struct UnusableCheckpoint: Error, CustomStringConvertible {
    /// What is wrong with it.
    public let reason: any Error

    /// Tells of a checkpoint.
    public init(_ reason: any Error) {
        self.reason = reason
    }

    /// What is wrong with it.
    public var description: String { "\(reason)" }
}

public import PipelineEngine

extension RecordedRun {
    /// Whether it is still at work, as far as can be told: only the newest can be, while somebody holds the output folder.
    public func isGoingOn(newest: Int?, in folder: OutputFolder) -> Bool {
        outcome == nil && id == newest && OutputLock.holder(of: folder) != nil
    }
}

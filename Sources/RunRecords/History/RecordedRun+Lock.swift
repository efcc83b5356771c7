public import PipelineEngine

extension RecordedRun {
    /// Whether it is still at work, as far as can be told: only the newest can be, while somebody holds the output folder who has done
    /// so since before it began.
    ///
    /// Who holds it since later, to collect or to begin another run, came after this one had been killed.
    public func isGoingOn(newest: Int?, in folder: OutputFolder) -> Bool {
        guard outcome == nil, id == newest, let holder = OutputLock.holder(of: folder) else { return false }
        // Both are written in UTC to the second, so that their order is that of their letters.
        return holder.since <= started
    }
}

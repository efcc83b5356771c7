/// How a run is to go about its work.
public struct RunOptions: Sendable {
    /// Which stages it looks at.
    public var selection = StageSelection()
    /// Runs the chosen stages even when they are up to date.
    public var force = false
    /// Goes on with stages that do not depend on a failed one.
    public var keepGoing = false
    /// The shortest time between two checkpoints of a stage, in seconds.
    public var checkpointInterval = 1.0
    /// How many stages run at the same time at most.
    public var jobs: Int
    /// How many cores all running stages share.
    public var cores: Int

    /// Makes the options of a run on so many cores.
    public init(jobs: Int, cores: Int) {
        self.jobs = jobs
        self.cores = cores
    }
}

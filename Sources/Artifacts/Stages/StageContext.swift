public import Foundation

/// Everything that a running stage is given: its inputs, the folder for its outputs, its share of the cores, and
/// someone to report to.
public struct StageContext: Sendable {
    /// The stage's name in the pipeline.
    public let stage: String
    /// How many cores it was granted.
    public let cores: Int
    /// The process's environment variables.
    public let environment: [String: String]
    /// The inputs, in the order of the declaration or of the pipeline file.
    public let inputs: [BoundInput]
    /// Who listens.
    public let monitor: any StageMonitor
    /// Where it is kept how far the stage has come; nil where that is not wanted.
    public let checkpoints: (any CheckpointArchive)?

    /// The folder into which the outputs are written.
    public let folder: URL

    /// Makes the context of one execution that writes into `folder`.
    public init(
        stage: String, cores: Int, environment: [String: String], inputs: [BoundInput], folder: URL,
        monitor: any StageMonitor, checkpoints: (any CheckpointArchive)? = nil
    ) {
        self.stage = stage
        self.cores = cores
        self.environment = environment
        self.inputs = inputs
        self.folder = folder
        self.monitor = monitor
        self.checkpoints = checkpoints
    }

    /// Where a file of a named input lies.
    ///
    /// - Precondition: The kind declares the input and the file.
    public func input(_ name: String, _ file: String) -> URL {
        guard let url = inputs.first(where: { $0.name == name })?.files[file] else {
            preconditionFailure("stage '\(stage)' reads '\(file)' of input '\(name)', which its kind does not declare")
        }
        return url
    }

    /// Where a declared output is to be written.
    public func output(_ name: String) -> URL {
        folder.appendingPathComponent(name)
    }

    /// Adds a line to the stage's log.
    public func print(_ line: String) {
        monitor.print(line)
    }

    /// Tells the user of something that may not be what was meant, and adds it to the stage's log.
    public func warn(_ line: String) {
        monitor.warn(line)
    }

    /// Says how far the stage has come.
    public func progress(_ completed: Int, of total: Int, _ unit: String, loss: Double? = nil) {
        monitor.progress(StageProgress(completed: completed, total: total, unit: unit, loss: loss))
    }

    /// Throws when the user or the scheduler wants the stage to stop.
    ///
    /// - Throws: `CancellationError`.
    public func checkCancellation() throws {
        if monitor.isCancelled { throw CancellationError() }
    }
}

/// An input of a running stage: the files of the stage to which it is bound.
public struct BoundInput: Sendable {
    /// The input's name.
    public let name: String
    /// The stage that wrote the files.
    public let stage: String
    /// Where the files lie in the store, by name.
    public let files: [String: URL]
    /// The record of the execution that wrote them.
    public let manifest: Manifest

    /// Binds an input.
    public init(name: String, stage: String, files: [String: URL], manifest: Manifest) {
        self.name = name
        self.stage = stage
        self.files = files
        self.manifest = manifest
    }
}

/// How far a stage has come.
public struct StageProgress: Sendable, Equatable {
    /// How many units are done.
    public let completed: Int
    /// How many there are in all.
    public let total: Int
    /// What is counted, in the plural: "steps", "images", "bytes".
    public let unit: String
    /// The last training loss, where there is one.
    public let loss: Double?

    /// Makes a report of progress.
    public init(completed: Int, total: Int, unit: String, loss: Double? = nil) {
        self.completed = completed
        self.total = total
        self.unit = unit
        self.loss = loss
    }
}

/// Listens to a running stage.
///
/// Every method may be called from any thread.
public protocol StageMonitor: Sendable {
    /// Takes a line of the stage's log.
    func print(_ line: String)
    /// Takes a line that the user should see, for the log too.
    func warn(_ line: String)
    /// Takes a report of progress.
    func progress(_ progress: StageProgress)
    /// Takes the value of a metric at a step.
    func metric(_ name: String, _ value: Double, step: Int)
    /// Takes a fact about what the execution ran on ("CPU level": "x86-64-v3"), for its manifest.
    func ranOn(_ name: String, _ value: String)
    /// Takes how much was done between the first report of progress and the last: examples that passed through training, and
    /// additions and multiplications of matrix products.
    func worked(samples: Int, operations: Int)
    /// What was printed so far: the stage's log.
    ///
    /// - Throws: What keeps it from being whole: an error of writing it or of reading it.
    func printed() throws -> [UInt8]
    /// Takes over the log of an earlier execution, which came as far as `progress` and from which this one goes on.
    func resume(at progress: StageProgress, printed: [UInt8])
    /// Whether the stage should stop.
    var isCancelled: Bool { get }
}

import Artifacts
import Foundation

/// One execution of a stage: in a folder of its own, from its first line to the manifest in the store.
struct StageExecution: Sendable {
    let stage: PipelineStage
    let recipe: KeyRecipe
    /// The record of the execution whose objects were lost: it stands if this one writes the same bytes.
    let standing: Manifest?
    let manifests: [String: Manifest]
    let cores: Int
    let folder: OutputFolder
    let environment: [String: String]
    let platform: [String: String]
    let timepiece: Timepiece
    let peak: @Sendable (Int) -> Double?
    let listener: any PipelineListener
    let cancellation: Cancellation
    let checkpoints: ExecutionCheckpoints

    /// Runs the stage and takes what it wrote into the store.
    ///
    /// A checkpoint that it cannot go on from is removed, and it runs once more without.
    ///
    /// - Throws: What the kind throws, ``StageInterruption``, ``StoreError``, `FileError`.
    func run() throws -> Manifest {
        while true {
            let scratch = try folder.store.makeScratchFolder()
            // What cannot be removed now, the next run removes, or says why it cannot.
            defer { try? FileManager.default.removeItem(at: scratch) }
            do {
                let manifest = try run(in: scratch)
                unlink(folder.failureLog(of: stage.name).path)
                checkpoints.finish()
                return manifest
            } catch let error as UnusableCheckpoint where checkpoints.refuse(error) {
                continue
            } catch let interruption as StageInterruption {
                throw interruption
            } catch {
                throw keepLog(of: scratch, error)
            }
        }
    }

    private func run(in scratch: URL) throws -> Manifest {
        let started = timepiece.date()
        let start = timepiece.seconds()
        let monitor = try ExecutionMonitor(
            stage: stage.name, log: scratch.appendingPathComponent(StageOutput.log.name), listener: listener,
            cancellation: cancellation, seconds: timepiece.seconds)
        let context = StageContext(
            stage: stage.name, cores: cores, environment: environment, inputs: boundInputs, folder: scratch,
            monitor: monitor, checkpoints: checkpoints)
        do {
            try stage.kind.run(context, given: stage.parameters)
        } catch is CancellationError {
            throw StageInterruption(at: checkpoints.progress ?? monitor.resumed)
        }
        let ranOn = try monitor.finish().merging(platform) { said, _ in said }
        let outputs = try adoptOutputs(from: scratch)
        let seconds = timepiece.seconds() - start
        let manifest = Manifest(
            of: stage.kind, recipe: recipe, outputs: outputs, started: started, seconds: seconds, ranOn: ranOn,
            pace: monitor.pace(threads: cores, peak: peak))
        // A new record would have other times, and what reads records would run again.
        if let standing, standing.outputs == outputs { return standing }
        try folder.store.remember(manifest)
        return manifest
    }

    private var boundInputs: [BoundInput] {
        stage.needs.compactMap { need in
            guard let manifest = manifests[need.stage] else { return nil }
            let files = manifest.outputs.map { ($0.name, folder.store.url(of: $0.digest)) }
            return BoundInput(
                name: need.input, stage: need.stage, files: Dictionary(uniqueKeysWithValues: files), manifest: manifest)
        }
    }

    private func adoptOutputs(from scratch: URL) throws -> [Manifest.Output] {
        try (stage.kind.declaration.outputs + [.log]).map { output in
            let file = scratch.appendingPathComponent(output.name)
            do {
                let (digest, size) = try folder.store.adopt(file)
                return Manifest.Output(name: output.name, role: output.role, digest: digest, size: size)
            } catch let error as FileError
                where error == FileError(.read, file.path, code: ENOENT) && access(scratch.path, F_OK) == 0
            {
                // Where the folder itself is gone, somebody removed it.
                throw StoreError.missingOutput(stage: stage.name, name: output.name)
            }
        }
    }

    /// Keeps what a stage printed before it failed, and says where.
    ///
    /// The error itself matters more than a lost log.
    private func keepLog(of scratch: URL, _ error: any Error) -> StageFailure {
        let log = folder.failureLog(of: stage.name)
        let isKept =
            (try? ArtifactStore.makeFolder(log.deletingLastPathComponent())) != nil
            && rename(scratch.appendingPathComponent(StageOutput.log.name).path, log.path) == 0
        return StageFailure(underlying: error, log: isKept ? log.relativePath : nil)
    }
}

/// The user stopped a stage.
struct StageInterruption: Error {
    /// From where it goes on; nil when from nothing, or when it was stopped before it looked.
    let at: StageProgress?
}

/// Why a stage failed, and where what it had printed is kept.
struct StageFailure: Error, CustomStringConvertible {
    let underlying: any Error
    let log: String?

    var description: String {
        FileError.words(for: underlying) + (log.map { " (what it printed: \($0))" } ?? "")
    }
}

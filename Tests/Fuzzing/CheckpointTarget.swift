import Artifacts
import Experiments

extension FuzzTarget {
    /// How far a training has come, and everything that the rest of it depends on.
    ///
    /// Where an input has no health, which is long, that of a training is added: little has to be found out to reach the rules.
    static let checkpoint = FuzzTarget(
        name: "checkpoint", minutes: 60, longestInput: 32768, seeds: { try CheckpointSeeds.all() },
        check: { bytes in
            let file: SafetensorsFile
            do {
                file = try CheckpointSeeds.withHealth(SafetensorsFile(decoding: bytes, path: "input"))
            } catch {
                return
            }
            let training: SmallTraining
            do {
                training = try SmallTraining(after: file)
            } catch {
                return try requireClear(error, place: /input, tensor|saved .*'|line [0-9]|column '/)
            }
            let step = training.record.step
            try require(0...SmallTraining.stepCount ~= step, "step \(step)")
            let written = try training.goOn()
            let again = try SmallTraining(after: written.file("again"))
            try require(
                again.record.step == training.record.step,
                "a training at step \(training.record.step) goes on from step \(again.record.step)")
        })
}

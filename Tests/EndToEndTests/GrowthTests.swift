import Foundation
import TestSupport
import Testing

extension AfterQuickRun {
    @Suite("A training that is to go further")
    struct GrowthTests {
        @Test(
            "goes on from where it ended, and ends with the bytes of one that went there at once",
            arguments: [
                ("train-autoencoder", "epochs=4"), ("train-classifier", "epochs=2"), ("train-lstm-fit", "steps=150"),
            ])
        func growth(stage: String, setting: String) throws {
            try FinishedQuickRun.withCopy { program in
                let run = ["-p", FinishedQuickRun.pipeline, "-S", "\(stage).\(setting)"]
                let grown = try program.run(["run"] + run + [stage])
                #expect(grown.code == 0 && grown.errors.contains("goes on after"), "\(grown.errors)")
                let files = try program.files(of: stage)
                let atOnce = try program.run(["run", "--force"] + run + [stage])
                #expect(atOnce.code == 0 && !atOnce.errors.contains("goes on after"), "\(atOnce.errors)")
                #expect(try program.files(of: stage) == files && files.count >= 4)
            }
        }
    }
}

extension Program {
    fileprivate func files(of stage: String) throws -> [String: Data] {
        let folder = folder.appending(path: "Output/\(stage)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return Dictionary(
            uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
    }
}

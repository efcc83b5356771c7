import Foundation
import TestSupport
import Testing

/// Runs the program on emulated processors; skipped where qemu-user is not installed (Debian: `apt-get install qemu-user`).
@Suite(
    "On an older processor", .enabled(if: emulator != nil, "qemu-x86_64 is not installed"),
    .disabled(if: Sanitizer.isActive, "no emulated processor has room for a sanitizer's memory"))
struct OldProcessorTests {
    @Test(
        "the program starts, and trains to the bytes of that level on this one",
        arguments: [("Nehalem", "v2"), ("Haswell", "v3")])
    func sameBytes(processor: String, level: String) throws {
        let emulator: URL = try #require(emulator)
        try Program.inNewFolder { program in
            let emulated = try program.run(
                by: emulator, "-cpu", processor, Program.executable.path, "run", "-o", "emulated",
                "train-rnn-regression", "train-lstm-fit")
            #expect(emulated.code == 0, "\(emulated.errors)")
            let forced = try program.run(
                "run", "-o", "forced", "train-rnn-regression", "train-lstm-fit", environment: ["UNROLL_CPU": level])
            #expect(forced.code == 0, "\(forced.errors)")
            for file in ["train-rnn-regression/regressor.safetensors", "train-lstm-fit/fitter.safetensors"] {
                let bytes = try ["emulated", "forced"].map {
                    try Data(contentsOf: program.folder.appending(path: "\($0)/\(file)"))
                }
                #expect(bytes[0] == bytes[1])
            }
        }
    }
}

private let emulator = programOnPath("qemu-x86_64")

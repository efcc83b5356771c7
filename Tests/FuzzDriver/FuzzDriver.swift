import Foundation
import Fuzzing

/// libFuzzer's loop: it makes inputs and watches which code each of them reaches.
///
/// - Source: llvm.org/docs/LibFuzzer.html, "Using libFuzzer as a library".
@_silgen_name("LLVMFuzzerRunDriver")
private func runLibFuzzer(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ check: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Fuzzes one target: `FuzzDriver --target=NAME FOLDER... [-OPTION=VALUE...]`; or writes the seeds of all: `FuzzDriver seeds FOLDER`.
///
/// libFuzzer starts the program again with its own options, and passes on what begins with two dashes. What breaks a rule is put where
/// `-artifact_prefix` says; without it into `findings` beside the program, and never into the folder that one happens to be in.
@main
struct FuzzDriver {
    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments.count == 2, arguments[1] == "targets" {
            for target in FuzzTarget.all { print(target.name, target.minutes) }
        } else if arguments.count == 3, arguments[1] == "seeds" {
            for target in FuzzTarget.all { try writeSeeds(of: target, into: URL(filePath: arguments[2])) }
        } else if let target {
            let findings = try findingsFolder(of: target)
            // Of an option that is given twice libFuzzer takes the last.
            let limits = [
                "-artifact_prefix=\(findings.path)/", "-rss_limit_mb=\(FuzzTarget.memoryLimit)",
                "-malloc_limit_mb=\(FuzzTarget.allocationLimit)",
                "-timeout=\(FuzzTarget.timeLimit)", "-max_len=\(target.longestInput)", "-print_final_stats=1",
            ]
            exit(fuzz(arguments.prefix(1) + limits + arguments.dropFirst()))
        } else {
            let names = FuzzTarget.all.map(\.name).joined(separator: ", ")
            FileHandle.standardError.write(Data("name a target: \(names)\n".utf8))
            exit(2)
        }
    }
}

/// Which target it is; for libFuzzer's callback, which takes no context.
private let target = FuzzTarget.all.first { CommandLine.arguments.contains("--target=\($0.name)") }

private func findingsFolder(of target: FuzzTarget) throws -> URL {
    let program = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    let folder = program.deletingLastPathComponent().appending(path: "findings/\(target.name)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
}

private func fuzz(_ arguments: [String]) -> Int32 {
    // libFuzzer keeps the pointers, so they are never freed.
    let texts = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: arguments.count + 1)
    for (index, argument) in arguments.enumerated() { texts[index] = strdup(argument) }
    texts[arguments.count] = nil
    var (count, start) = (Int32(arguments.count), texts)
    return runLibFuzzer(&count, &start) { bytes, length in
        check(Array(UnsafeBufferPointer(start: bytes, count: length)))
        return 0
    }
}

private func check(_ bytes: [UInt8]) {
    do {
        try target?.check(bytes)
    } catch {
        FileHandle.standardError.write(Data("broken rule: \(error)\n".utf8))
        abort()
    }
}

private func writeSeeds(of target: FuzzTarget, into folder: URL) throws {
    let folder = folder.appending(path: target.name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in try target.seeds() { try Data(bytes).write(to: folder.appending(path: name)) }
}

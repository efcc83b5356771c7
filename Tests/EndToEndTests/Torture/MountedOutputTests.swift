import Foundation
import TestSupport
import Testing

/// Whether this system lets a test mount file systems of its own, which no other process sees.
private let canMount: Bool = {
    guard let unshare = programOnPath("unshare") else { return false }
    let process = Process()
    process.executableURL = unshare
    process.arguments = ["-rm", "sh", "-c", "mount -t tmpfs none /tmp"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
}()

/// Output folders on disks that are really full, or can only be read.
@Suite(
    "An output folder on a disk that",
    .enabled(if: canMount, "the system does not let this user mount anything: unshare -rm, mount -t tmpfs"))
struct MountedOutputTests {
    /// Runs a shell script, in which $UNROLL runs the small pipeline, with mounts of its own.
    private func script(_ text: String, _ body: (Program, SmallPipeline, Program.Result) throws -> Void) throws {
        try Program.inNewFolder { program in
            let pipeline = try SmallPipeline(for: program)
            try #require(try pipeline.run(output: "undisturbed").code == 0)
            let running = try program.start(
                ["-rm", "sh", "-c", text], by: programOnPath("unshare"),
                environment: [
                    "UNROLL": try ([Program.executable.path] + pipeline.arguments(output: "Output")).joined(
                        separator: " "), "PROGRAM": try Program.executable.path,
                ])
            running.process.waitUntilExit()
            try body(program, pipeline, try running.result())
        }
    }

    @Test("is full keeps what is finished, and goes on when there is room", arguments: [64, 200, 400, 800, 1200])
    func full(kilobytes: Int) throws {
        let text = """
            mkdir Output kept && mount -t tmpfs -o size=\(kilobytes)k none Output || exit 99
            $UNROLL; echo "code $?" >&2
            mount -o remount,size=64m Output && echo AGAIN >&2 && $UNROLL || exit 98
            cp -a Output/. kept
            """
        try script(text) { _, pipeline, result in
            #expect(result.code == 0, "\(result.errors)")
            let parts = result.errors.components(separatedBy: "AGAIN\n")
            try #require(parts.count == 2, "\(result.errors)")
            let first = Program.Result(code: 1, output: "", errors: parts[0])
            let second = Program.Result(code: 0, output: "", errors: parts[1])
            #expect(first.errors.contains("code 1\n"), "\(result.errors)")
            #expect(first.failures.count == 1, "\(first.errors)")
            let words = ["No space left on device", "database or disk is full", "disk I/O error"]
            #expect(words.contains { first.failures[0].contains($0) }, "\(first.errors)")
            #expect(second.failures.isEmpty && second.warnings.isEmpty, "\(second.errors)")
            #expect(first.stages("done").isDisjoint(with: second.stages("starts")), "\(result.errors)")
            #expect(try pipeline.artifacts(output: "kept") == pipeline.artifacts(output: "undisturbed"))
            #expect(try pipeline.damage(output: "kept").isEmpty)
        }
    }

    @Test("can only be read refuses to run, and still tells everything that it holds")
    func readOnly() throws {
        let text = """
            $UNROLL 2>/dev/null || exit 99
            mount --bind Output Output && mount -o remount,bind,ro Output || exit 98
            $UNROLL; echo "code $?" >&2
            for command in status "why train" "logs train" runs show metrics verify "run --dry-run"; do
                test "$command" = verify && at="Output/index.html" || at="-o Output -p \(SmallPipeline.file)"
                $PROGRAM $command $at >/dev/null && echo "told $command" >&2
            done
            true
            """
        try script(text) { program, _, result in
            #expect(result.code == 0, "\(result.errors)")
            let output = program.folder.appending(path: "Output").path
            #expect(
                result.errors.hasPrefix("unroll: cannot write \(output)/.unroll/lock: Read-only file system. "),
                "\(result.errors)")
            #expect(result.failures.count == 1 && result.errors.contains("code 1\n"), "\(result.errors)")
            for command in ["status", "why train", "logs train", "runs", "show", "metrics", "verify", "run --dry-run"] {
                #expect(result.errors.contains("told \(command)\n"), "\(result.errors)")
            }
        }
    }
}

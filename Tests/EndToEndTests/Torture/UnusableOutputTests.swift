import Foundation
import TestSupport
import Testing

/// Output folders that cannot take what a run writes, or are taken away.
@Suite("An output folder that")
struct UnusableOutputTests {
    /// Runs a body with the small pipeline, and checks that a run afterwards leaves what an undisturbed one does.
    private func survives(steps: Int = 12, _ body: (Program, SmallPipeline, URL) throws -> Void) throws {
        try Program.inNewFolder { program in
            let pipeline = try SmallPipeline(for: program, steps: steps)
            try #require(try pipeline.run(output: "undisturbed").code == 0)
            try body(program, pipeline, program.folder.appending(path: "Output"))
            let repaired = try pipeline.run(output: "Output")
            #expect(repaired.code == 0 && repaired.failures.isEmpty && repaired.warnings.isEmpty, "\(repaired.errors)")
            #expect(try pipeline.artifacts(output: "Output") == pipeline.artifacts(output: "undisturbed"))
            #expect(try pipeline.damage(output: "Output").isEmpty)
        }
    }

    private func expect(_ result: Program.Result, toFailOnce words: String...) {
        #expect(result.code == 1, "\(result.errors)")
        #expect(result.failures.count == 1, "\(result.errors)")
        for word in words { #expect(result.failures.first?.contains(word) == true, "\(word) in \(result.errors)") }
    }

    @Test("is removed while a stage runs ends the run with one reason, and the next begins anew")
    func removed() throws {
        try survives(steps: 2000) { program, pipeline, output in
            let running = try program.start(pipeline.arguments(output: "Output"))
            try running.awaitWords("train     starts")
            // At one blow: the stage may be making files.
            let away = program.folder.appending(path: "away")
            try FileManager.default.moveItem(at: output, to: away)
            try FileManager.default.removeItem(at: away)
            running.process.waitUntilExit()
            expect(try running.result(), toFailOnce: "train", "No such file or directory", "run again")
        }
    }

    @Test("is a file is not touched")
    func isFile() throws {
        try survives { _, pipeline, output in
            try Data("mine".utf8).write(to: output)
            expect(
                try pipeline.run(output: "Output"), toFailOnce: "cannot write \(output.path): File exists. Remove what")
            #expect(try String(contentsOf: output, encoding: .utf8) == "mine")
            try FileManager.default.removeItem(at: output)
        }
    }

    @Test("is a link to nothing is not followed")
    func isDanglingLink() throws {
        try survives { program, pipeline, output in
            let target = program.folder.appending(path: "nowhere")
            try FileManager.default.createSymbolicLink(at: output, withDestinationURL: target)
            expect(
                try pipeline.run(output: "Output"), toFailOnce: "cannot write \(output.path): File exists. Remove what")
            try FileManager.default.removeItem(at: output)
        }
    }

    @Test("holds a file where the cache should be leaves that file alone")
    func cacheIsFile() throws {
        try survives { _, pipeline, output in
            try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
            let file = output.appending(path: ".unroll")
            try Data("mine".utf8).write(to: file)
            expect(
                try pipeline.run(output: "Output"), toFailOnce: "cannot write \(file.path): File exists. Remove what")
            #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
            try FileManager.default.removeItem(at: file)
        }
    }

    @Test("holds a folder where a file should be says which, and a link to nothing there is replaced")
    func filesInTheWay() throws {
        try survives { program, pipeline, output in
            let folder = output.appending(path: "evaluate/trained.csv/mine")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let link = output.appending(path: "train/metrics.csv")
            let target = program.folder.appending(path: "nowhere")
            try FileManager.default.createDirectory(
                at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
            let path = output.appending(path: "evaluate/trained.csv").path
            expect(
                try pipeline.run(output: "Output"), toFailOnce: "cannot write \(path): Is a directory. Remove what is")
            #expect(FileManager.default.fileExists(atPath: folder.path), "it is not ours to remove")
            #expect(!FileManager.default.fileExists(atPath: target.path), "nothing is written through a link")
            try FileManager.default.removeItem(at: folder.deletingLastPathComponent())
        }
    }

    @Test("a user may not write to is told as such", .enabled(if: programOnPath("setpriv") != nil || getuid() != 0))
    func unwritable() throws {
        try survives { program, pipeline, output in
            try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
            try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: output.path)
            // Permissions do not stop root.
            let prefix = getuid() == 0 ? ["--reuid=65534", "--clear-groups", try Program.executable.path] : []
            let running = try program.start(
                prefix + pipeline.arguments(output: "Output"), by: prefix.isEmpty ? nil : programOnPath("setpriv"))
            running.process.waitUntilExit()
            expect(try running.result(), toFailOnce: "cannot write \(output.path)/.unroll: Permission denied. ")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: output.path)
        }
    }
}

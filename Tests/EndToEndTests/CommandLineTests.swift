import Foundation
import TestSupport
import Testing

@Suite("The program")
struct CommandLineTests {
    private func withProgram(_ body: (Program) throws -> Void) throws {
        try Program.inNewFolder(body)
    }

    @Test("lists the stages of the tutorial, and every kind with its parameters")
    func list() throws {
        try withProgram { program in
            let stages = try program.run("list")
            #expect(stages.code == 0)
            #expect(stages.output.contains("train-classifier"))
            let kinds = try program.run("list", "--kinds", "--json")
            let json = try #require(try JSONSerialization.jsonObject(with: Data(kinds.output.utf8)) as? [String: Any])
            let names = (json["kinds"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
            #expect(names?.contains("write-report") == true)
        }
    }

    @Test("says before the first run what is stale, and ends with 3 when asked to")
    func status() throws {
        try withProgram { program in
            let status = try program.run("status", "--exit-code")
            #expect(status.code == 3)
            #expect(status.output.contains("it has not run yet"))
            let why = try program.run("why", "train-classifier")
            #expect(why.output.contains("waits: for parse-mnist"))
        }
    }

    @Test("ends with 1 where what it prints is not taken, and not where its reader has enough")
    func fullStream() throws {
        try withProgram { program in
            let shell = URL(filePath: "/bin/sh")
            let path = try Program.executable.path
            let full = try program.run(by: shell, "-c", "exec \(path) list --kinds > /dev/full")
            #expect(full.code == 1)
            #expect(
                full.errors.hasPrefix("unroll: cannot write standard output: No space left on device. "),
                "\(full.errors)")
            let enough = try program.run(by: shell, "-c", "\(path) list --kinds | head -1")
            #expect(enough.code == 0 && enough.errors.isEmpty, "\(enough.errors)")
        }
    }

    @Test("says so also where a command that ends otherwise, or help, is not taken, and ends as a failure at least")
    func fullStreamAtOtherEnds() throws {
        try withProgram { program in
            let path = try Program.executable.path
            for (words, code) in [("status --exit-code", 1), ("status", 1), ("--help", 1), ("list --help", 1)] {
                let full = try program.run(
                    by: URL(filePath: "/bin/sh"), "-c", "exec \(path) \(words) > /dev/full")
                #expect(full.code == code, "\(words): \(full)")
                #expect(
                    full.errors == "unroll: cannot write standard output: No space left on device. "
                        + "Make room there, then run again\n", "\(words)")
            }
            #expect(try program.run("status", "--exit-code", "--quiet").code == 3)
        }
    }

    @Test("ends with 1 where only something in the midst of what it prints was not taken")
    func lossy() throws {
        try withProgram { program in
            let file = program.folder.appending(path: "long.yaml")
            func write(stageCount: Int) throws {
                let stages = (100..<(100 + stageCount)).map { "  stage-\($0): { uses: generate-signals }\n" }
                try Data("stages:\n\(stages.joined())".utf8).write(to: file)
            }
            try write(stageCount: 1)
            let length = try program.run("list", "-p", file.path).output.utf8.count
            // About ten thousand letters, which C writes in three pieces: of them the second is lost.
            try write(stageCount: 10_000 / max(1, length))
            let whole = try program.run("list", "-p", file.path)
            try #require((8_193...12_288).contains(whole.output.utf8.count), "\(whole.output.utf8.count)")
            let result = try program.run(["list", "-p", file.path], output: lossyStream())
            #expect(result.code == 1)
            #expect(result.errors.hasPrefix("unroll: cannot write standard output: Input/output error. "), "\(result)")
        }
    }

    @Test("only tells what it would do when it is asked for a dry run")
    func dryRun() throws {
        try withProgram { program in
            let plan = try program.run("run", "--dry-run", "parse-mnist")
            #expect(plan.code == 0)
            #expect(plan.output.contains("fetch-mnist") && !plan.output.contains("train-classifier"))
            #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "Output/fetch-mnist").path))
        }
    }

    @Test("ends with 2 and one clear message when it is used wrongly")
    func wrongUsage() throws {
        try withProgram { program in
            let cases: [([String], String)] = [
                (["run", "trian-classifier"], "no stage 'trian-classifier' (did you mean 'train-classifier'?)"),
                (["run", "--sett", "x"], "Unknown option '--sett'"),
                (["run", "-S", "train-classifier.epoch=2"], "did you mean 'epochs'?"),
                (["run", "-S", "train-classifier.epochs=0"], "must be a whole number from 1 to 10000, found"),
                (["run", "--pipeline", "none.yaml"], "none.yaml: there is no such file"),
                (["run", "--pipeline", "."], "it cannot be read: Is a directory"),
                (["run", "--threads", "0"], "--threads must be at least 1"),
                (["run", "--serve=abc"], "--serve needs a port from 0 to 65535, found 'abc'"),
                (["run", "--serve=65536"], "--serve needs a port from 0 to 65535, found '65536'"),
                (["serve", "web"], "port"), (["verify", "none.html"], "none.html cannot be read"),
                (["why", "nothing"], "there is no stage 'nothing'"),
                (["fly"], "fly"),
            ]
            for (arguments, message) in cases {
                let process = try program.start(arguments)
                process.process.waitUntilExit()
                let result = try process.result()
                #expect(result.code == 2, "\(arguments): \(result.errors)")
                #expect(result.errors.contains(message), "\(arguments): \(result.errors)")
                #expect(result.output.isEmpty)
            }
        }
    }

    @Test("names file, line and column of a mistake in a pipeline file")
    func wrongPipeline() throws {
        try withProgram { program in
            let text = "stages:\n  a:\n    usse: fetch-mnist\n"
            try Data(text.utf8).write(to: program.folder.appending(path: "p.yaml"))
            let result = try program.run("run", "-p", "p.yaml")
            #expect(result.code == 2)
            #expect(result.errors == "unroll: p.yaml:3:5: stage 'a' has an unknown key 'usse' (did you mean 'uses'?)\n")
        }
    }

    @Test("refuses other data than MNIST's, and says what was expected and found")
    func wrongData() throws {
        try withProgram { program in
            let digits = try SampleDigits(in: program.folder.appending(path: "digits"))
            let setting = "fetch-mnist.directory=\(digits.folder.path)"
            let result = try program.run(
                "run", "fetch-mnist", "-S", setting,
                environment: ["https_proxy": "http://127.0.0.1:9", "PATH": "/nowhere"])
            #expect(result.code == 1)
            #expect(result.errors.contains("train-images-idx3-ubyte"))
            #expect(result.errors.contains("31376"), "the size that was found: \(result.errors)")
            #expect(result.errors.contains("UNROLL_MNIST_DIR"))
        }
    }

    @Test("says so when the output folder cannot be written")
    func unwritableOutput() throws {
        try withProgram { program in
            try Data().write(to: program.folder.appending(path: "taken"))
            let result = try program.run("run", "-o", "taken")
            #expect(result.code == 1)
            #expect(result.errors.contains("taken") && result.errors.contains("cannot write"))
            let lock = program.folder.appending(path: "Output/.unroll/lock")
            try FileManager.default.createDirectory(at: lock, withIntermediateDirectories: true)
            let locked = try program.run("run")
            #expect(locked.code == 1)
            #expect(
                locked.errors.contains("cannot write") && locked.errors.contains("Is a directory"), "\(locked.errors)")
        }
    }

    @Test("leaves no trace of a folder that it only looks at")
    func looking() throws {
        try withProgram { program in
            let status = try program.run("status", "-o", "elsewhere")
            let clean = try program.run("clean", "-o", "elsewhere")
            let plan = try program.run("run", "-n", "--only", "report", "-o", "elsewhere")
            #expect([status.code, clean.code, plan.code] == [0, 0, 2])
            #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "elsewhere").path))
        }
    }
}

import Foundation
import Testing

@Suite("The commands that only look", RecordedRuns())
struct QueryTests {
    private func ask(_ arguments: String..., environment: [String: String] = [:]) throws -> Program.Result {
        let process = try RecordedRuns.program.start(
            arguments + ["-p", RecordedRuns.pipeline], environment: environment)
        process.process.waitUntilExit()
        return try process.result()
    }

    private func json(_ result: Program.Result) throws -> [String: Any] {
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(object["schema"] as? Int == 1)
        return object
    }

    private func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }

    // MARK: - The graph

    @Test("dag draws the stages in order with their states, and of named ones only what they need")
    func dagText() throws {
        let whole = try ask("dag")
        #expect(whole.code == 0)
        #expect(lines(whole.output).count == 6)
        #expect(whole.output.contains("●  train-classifier     up to date\n"))
        #expect(whole.output.hasSuffix("●  report               up to date  write-report\n"))
        let part = try ask("dag", "train-classifier")
        #expect(
            part.output == """
                ●  fetch-mnist       up to date
                ●  parse-mnist       up to date
                ●  train-classifier  up to date

                """)
    }

    @Test("dag writes Graphviz and Mermaid, also of names with slashes, and JSON with every input")
    func dagFormats() throws {
        let text = """
            stages:
              fetch-mnist: { uses: fetch-mnist }
              parse/all-1: { uses: parse-mnist, needs: { files: fetch-mnist } }
            """
        let url = try RecordedRuns.program.folder.appending(path: "slashes.yaml")
        try Data(text.utf8).write(to: url)
        let dot = try RecordedRuns.program.run("dag", "--format", "dot", "-p", url.path)
        #expect(dot.output.contains("\"fetch-mnist\" -> \"parse/all-1\" [label=\"files\"];"))
        #expect(dot.output.contains("label=\"parse/all-1\\nparse-mnist\\nto be restored\", shape=box"), "\(dot.output)")
        let mermaid = try RecordedRuns.program.run("dag", "--format", "mermaid", "-p", url.path)
        #expect(mermaid.output.hasPrefix("flowchart LR\n"))
        #expect(mermaid.output.contains("stage1 -->|\"files\"| stage2"))
        let graph = try json(ask("dag", "--json"))
        let edges = try #require(graph["edges"] as? [[String: String]])
        #expect(edges.contains(["from": "train-classifier", "to": "plot-classifier", "input": "training"]))
        #expect((graph["nodes"] as? [Any])?.count == 6)
    }

    // MARK: - Runs

    @Test("runs lists what happened, newest first, and how each run ended")
    func runs() throws {
        let runs = try #require(json(ask("runs", "--json"))["runs"] as? [[String: Any]])
        #expect(runs.map { $0["outcome"] as? String } == ["did not end", "failed", "succeeded"])
        #expect(runs[1]["stages"] as? [String: Int] == ["up to date": 2, "failed": 1, "skipped": 3])
        let started = try #require(runs[2]["started"] as? String)
        let text = try ask("runs", environment: ["TZ": "UTC"])
        let last = try #require(lines(text.output).last)
        #expect(last.contains(started.prefix(16).replacing("T", with: " ")), "\(last)")
        #expect(last.contains("succeeded") && last.contains("6 ran"))
        #expect(last.hasSuffix("unroll run -p \(RecordedRuns.pipeline)"))
        let limited = try ask("runs", "--limit", "1")
        #expect(lines(limited.output).count == 2)
        #expect(limited.errors == "these are 1 of 3 runs; --all lists them all\n")
    }

    @Test("show tells why each stage ran, with what, and why it failed")
    func show() throws {
        let failed = try ask("show", "2")
        #expect(failed.output.hasPrefix("run 2  failed after "))
        #expect(failed.output.contains("  because   parameter learning-rate was 0.01, now it is 1e+38\n"))
        #expect(failed.output.contains("  error     The loss of step 1 is"))
        #expect(failed.output.contains("parse-mnist  up to date, made in run 1\n"))
        #expect(failed.output.contains("report  skipped because of train-classifier"))
        #expect(try ask("show", "last").output == ask("show", "3").output)
        #expect(try ask("show").output.hasPrefix("run 3  did not end, on "))
        let first = try json(ask("show", "last-2", "--json"))
        let stages = try #require(first["stages"] as? [[String: Any]])
        let training = try #require(stages.first { $0["name"] as? String == "train-classifier" })
        #expect((training["parameters"] as? [String: String])?["hidden-size"] == "32")
        #expect(training["reason"] as? String == "it has not run yet")
    }

    // MARK: - Metrics and logs

    @Test("metrics sums up, and with --steps gives every point that the stage's own table has")
    func metrics() throws {
        let program = try RecordedRuns.program
        let table = try String(
            contentsOf: program.folder.appending(path: "Output/train-classifier/metrics.csv"), encoding: .utf8)
        let losses = lines(table).dropFirst().compactMap {
            $0.split(separator: ",", omittingEmptySubsequences: false)[2]
        }
        let steps = try ask("metrics", "train-classifier", "--run", "1", "--metric", "loss", "--steps")
        let rows = lines(steps.output)
        #expect(rows.first == "stage,metric,step,value")
        let values = rows.dropFirst().compactMap { $0.split(separator: ",").last.flatMap { Double($0) } }
        #expect(values.map(Float.init) == losses.compactMap { Float($0) })
        // Run 2 failed and run 3 was killed, so that the output folder still shows what run 1 made.
        let shown = try #require(json(ask("metrics", "train-classifier", "--json"))["metrics"] as? [[String: Any]])
        #expect(shown.map { $0["run"] as? Int } == [1, 1])
        let summed = try json(ask("metrics", "--run", "1", "--json"))
        let metrics = try #require(summed["metrics"] as? [[String: Any]])
        let loss = try #require(metrics.first { $0["metric"] as? String == "loss" })
        #expect(loss["count"] as? Int == values.count)
        let smallest = (loss["smallest"] as? [String: Double])?["value"]
        #expect(smallest.map(Float.init) == values.min().map(Float.init))
        #expect(try ask("metrics").output.contains("evaluate-classifier  accuracy on all images"))
        #expect(try ask("metrics", "parse-mnist").errors == "no metric is recorded of parse-mnist\n")
    }

    @Test("logs prints exactly what is shown, says when the last execution failed, and prints its log too")
    func logs() throws {
        let program = try RecordedRuns.program
        let shown = try Data(contentsOf: program.folder.appending(path: "Output/parse-mnist/log.txt"))
        let parsed = try ask("logs", "parse-mnist")
        #expect(Data(parsed.output.utf8) == shown)
        #expect(parsed.errors.isEmpty)
        let training = try ask("logs", "train-classifier")
        #expect(training.output.contains("| test accuracy: "))
        #expect(training.errors.contains("the last execution of train-classifier failed"))
        let failed = try ask("logs", "train-classifier", "--failed")
        #expect(failed.output.hasPrefix("RNN(\n") && failed.output != training.output)
        let object = try json(ask("logs", "parse-mnist", "--json"))
        #expect(object["lines"] as? [String] == ["(60000, 28, 28)", "(60000)"])
        #expect(object["failed"] as? Bool == false)
        #expect((object["key"] as? String)?.count == 64)
    }

    // MARK: - The machine

    @Test("doctor names what is linked and what it found, and ends with 1 when a run would fail")
    func doctor() throws {
        let checks = try #require(json(ask("doctor", "--json"))["checks"] as? [[String: String]])
        let found = Dictionary(uniqueKeysWithValues: checks.map { ($0["name"] ?? "", $0["found"] ?? "") })
        for library in ["cairo", "pango", "libpng", "zlib", "libcurl", "libcrypto", "SQLite"] {
            #expect(found[library]?.wholeMatch(of: /\d+\.\d+(\.\d+)*[a-z]?/) != nil, "\(library): \(found)")
        }
        #expect(found["history"] == "3 runs")
        #expect(try ask("doctor").code == 0)
        let broken = try RecordedRuns.program.run("doctor", "-p", "none.yaml", "-o", "Pipelines/quick.yaml")
        #expect(broken.code == 1)
        #expect(broken.output.contains("none.yaml: there is no such file"))
        #expect(broken.output.contains("is no folder that can be written to"))
    }

    // MARK: - Nothing, and mistakes

    @Test("say that nothing is recorded, and make no folder")
    func nothing() throws {
        for command in [["runs"], ["show"], ["metrics"], ["metrics", "--steps"]] {
            let process = try RecordedRuns.program.start(command + ["-o", "elsewhere"])
            process.process.waitUntilExit()
            let result = try process.result()
            #expect(result.code == 0 && result.output.isEmpty)
            #expect(result.errors == "no run is recorded yet in elsewhere\n")
        }
        #expect(try ask("logs", "report", "-o", "elsewhere").errors == "report has not run yet in elsewhere\n")
        #expect(try ask("doctor", "-o", "elsewhere").output.contains("elsewhere, not made yet"))
        #expect(try ask("dag", "-o", "elsewhere").code == 0)
        let path = try RecordedRuns.program.folder.appending(path: "elsewhere").path
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("end with 2 and the nearest word when they are asked for what does not exist")
    func mistakes() throws {
        let cases: [([String], String)] = [
            (["dag", "reprot"], "there is no stage 'reprot' (did you mean 'report'?)"),
            (["dag", "--format", "dott"], "dott"),
            (["dag", "--format", "dot", "--json"], "--json and --format exclude each other"),
            (["runs", "--limit", "0"], "--limit must be at least 1"),
            (["show", "9"], "run 9: there is no such run; the newest is run 3"),
            (["show", "last-7"], "run last-7: there is no such run; 3 are recorded"),
            (["show", "yesterday"], "yesterday"),
            (["metrics", "train-clasifier"], "no stage 'train-clasifier' ever ran (did you mean 'train-classifier'?)"),
            (["metrics", "--metric", "los"], "no stage measured it (did you mean 'loss'?)"),
            (["logs", "prase-mnist"], "there is no stage 'prase-mnist' (did you mean 'parse-mnist'?)"),
        ]
        for (arguments, message) in cases {
            let process = try RecordedRuns.program.start(arguments + ["-p", RecordedRuns.pipeline])
            process.process.waitUntilExit()
            let result = try process.result()
            #expect(result.code == 2, "\(arguments): \(result.errors)")
            #expect(result.errors.contains(message), "\(arguments): \(result.errors)")
            #expect(result.output.isEmpty)
        }
    }

    // MARK: - Completion

    @Test("bash completes stages of the pipeline that is named, and the numbers of runs")
    func completion() throws {
        let program = try RecordedRuns.program
        let cases: [([String], String)] = [
            (["unroll", "why", "train-cl"], "train-classifier"),
            (["unroll", "run", "--from", "plot-cl"], "plot-classifier"),
            (["unroll", "dag", "-p", "one.yaml", ""], "only/one"),
            (["unroll", "show", ""], "3 2 1 last"),
            (["unroll", "run", "-p", "one."], "one.yaml"),
        ]
        try Data("stages:\n  only/one: { uses: fetch-mnist }\n".utf8)
            .write(to: program.folder.appending(path: "one.yaml"))
        for (words, expected) in cases {
            #expect(try program.completions(of: words) == expected, "\(words)")
        }
    }
}

extension Program {
    /// What bash would offer after the last of `words`.
    fileprivate func completions(of words: [String]) throws -> String {
        let script = """
            source <(unroll --generate-completion-script bash)
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*"
            COMP_POINT=${#COMP_LINE}
            _unroll unroll "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            echo "${COMPREPLY[*]}"
            """
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", script, "bash"] + words
        process.currentDirectoryURL = folder
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        process.environment = ["PATH": try Self.executable.deletingLastPathComponent().path + ":" + path]
        process.standardOutput = output
        try process.run()
        process.waitUntilExit()
        return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

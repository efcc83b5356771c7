import Foundation
import TestSupport
import Testing

@Suite("The live page of the program", .serialized)
struct LivePageTests {
    private static let quick = "Pipelines/quick.yaml"

    @Test("shows a run from its first stage to its end, with the report and its files, and stays until Ctrl-C")
    func wholeRun() throws {
        try Program.inNewFolder { program in
            let serving = try ServingProgram(program, "run", "-p", Self.quick, "--serve=0")
            var seen: Set<String> = []
            var versions: Set<String> = []
            let last = try serving.running.awaited("the end of the run") {
                () -> ServingProgram.State? in
                let state = try serving.state()
                seen.insert(state.outcome)
                if versions.insert(state.report).inserted { #expect(serving.get("/report")?.status == 200) }
                return ["none", "running"].contains(state.outcome) ? nil : state
            }
            #expect(last.outcome == "succeeded" && seen.contains("running"))
            #expect(versions.count > 1 && versions.contains(last.report), "the report changed while the run went on")
            #expect(last.stages.count == 24 && last.counts["done"] == 24 && last.differences == nil)
            let page = try #require(serving.get("/"))
            #expect(
                page.status == 200 && page.headers["content-security-policy"]?.contains("script-src 'sha256-") == true)
            let report = try #require(serving.get("/report"))
            #expect(report.text.matches(of: #/<img /#).count == 54)
            let links = Set(report.text.matches(of: #/href="\.(/[^"]+)"/#).map { String($0.1) })
            #expect(links.count > 90)
            for link in links { #expect(serving.get(link)?.status == 200, "\(link)") }
            let picture = program.folder.appending(path: "Output/plot-classifier/loss.png")
            #expect(serving.get("/plot-classifier/loss.png")?.body == (try Data(contentsOf: picture)))
            #expect(serving.get("/.unroll/unroll.sqlite")?.status == 404)
            #expect(serving.get("/%2e%2e/Pipelines/quick.yaml")?.status == 404)
            #expect(RawExchange(port: serving.port, "/", host: "example.org")?.status == 421)
            let others = try program.run("run", "-p", Self.quick, "--no-wait")
            #expect(others.code == 0 && others.errors.contains("everything is up to date"), "the folder is free again")
            let result = try serving.end()
            #expect(result.code == 0 && result.errors.contains("the page stays until Ctrl-C"), "\(result.errors)")
            #expect(serving.get("/") == nil, "nobody listens any more")
        }
    }

    @Test(
        "warns when nobody answers any more; how the run ended decides the exit code",
        .enabled(if: Self.limiter != nil), .disabled(if: Sanitizer.isActive, "a sanitizer needs descriptors"),
        arguments: [Int32(0), 1])
    func serverDies(code: Int32) throws {
        try Program.inNewFolder { program in
            _ = try SmallPipeline(for: program)
            // A file in the way makes the run fail.
            if code == 1 {
                let folder = program.folder.appending(path: "Output/evaluate/trained.csv")
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            }
            let serving = try ServingProgram(program, "run", "-p", SmallPipeline.file, "--serve=0")
            try serving.running.awaitWords("the page stays")
            // Without descriptors left, the next client ends the server.
            let process = serving.running.process.processIdentifier
            let limited = try program.run(by: Self.limiter, "--pid", "\(process)", "--nofile=4")
            try #require(limited.code == 0, "without a limit the program would not end: \(limited.errors)")
            _ = serving.get("/")
            serving.running.process.waitUntilExit()
            let result = try serving.running.result()
            #expect(result.code == code, "\(result.errors)")
            #expect(result.warnings.count == 1 && result.warnings[0].contains("nobody answers"), "\(result.errors)")
        }
    }

    private static let limiter = programOnPath("prlimit")

    @Test("stops the run and itself at the first Ctrl-C while stages are at work, with code 130")
    func interrupted() throws {
        try Program.inNewFolder { program in
            let serving = try ServingProgram(
                program, "run", "-p", Self.quick, "--serve=0", "-S", "train-classifier.epochs=500", "train-classifier")
            try serving.running.awaited("the training") { () -> Bool? in
                try serving.state().stages.contains { $0.name == "train-classifier" && $0.state == "running" }
                    ? true : nil
            }
            let result = try serving.end()
            #expect(result.code == 130 && !result.errors.contains("the page stays"), "\(result.errors)")
        }
    }

    @Test("ends with the code of the run, and says what to do when a port is in use or none")
    func codes() throws {
        try Program.inNewFolder { program in
            let setting = ["-S", "train-lstm-fit.learning-rate=1e38"]
            let serving = try ServingProgram(
                program, "run", "-p", Self.quick, "--serve=0", setting[0], setting[1], "train-lstm-fit")
            let last = try serving.running.awaited("the end of the run") {
                () -> ServingProgram.State? in
                let state = try serving.state()
                return state.outcome == "failed" ? state : nil
            }
            #expect(last.counts["failed"] == 1)
            let taken = try program.run("serve", "-p", Self.quick, "\(serving.port)")
            #expect(taken.code == 1)
            #expect(taken.errors.contains("port \(serving.port) is in use by another program. Name another port"))
            #expect(try program.run("serve", "-p", Self.quick, "99999").code == 2)
            #expect(try serving.end(SIGTERM).code == 1)
        }
    }
}

extension AfterQuickRun {
    @Suite("unroll serve", .serialized)
    struct ServeTests {
        @Test("shows the last run and the report without running anything, and follows a run of another process")
        func follows() throws {
            try FinishedQuickRun.withCopy { program in
                let serving = try ServingProgram(program, "serve", "-p", FinishedQuickRun.pipeline, "0")
                let before = try serving.state()
                #expect(before.outcome == "succeeded" && before.counts["done"] == 24)
                #expect(serving.get("/report")?.text.matches(of: #/<img /#).count == 54)
                let other = try program.start([
                    "run", "-p", FinishedQuickRun.pipeline, "-S", "train-autoencoder.epochs=3",
                ])
                try other.awaited("the other run") { () -> Bool? in
                    try serving.state().outcome == "running" ? true : nil
                }
                other.process.waitUntilExit()
                let after = try serving.state()
                #expect(after.outcome == "succeeded" && after.counts["cached"] == 20 && after.counts["done"] == 4)
                let training = try #require(after.differences?.first { $0.stage == "train-autoencoder" })
                #expect(training.metrics.contains { $0.hasPrefix("loss ") && $0.contains(" → ") })
                #expect(after.differences?.map(\.stage).contains("train-classifier") == false)
                #expect(after.report != before.report)
                #expect(try serving.end(SIGTERM).code == 0)
            }
        }

        @Test(
            "holds in a browser", .enabled(if: Browser() != nil, Browser.missing),
            arguments: ["live_shows_run", "live_is_accessible", "live_follows_run", "live_bears_failures"])
        func browser(check: String) throws {
            try FinishedQuickRun.withCopy { program in
                let serving = try ServingProgram(program, "serve", "-p", FinishedQuickRun.pipeline, "0")
                let page = try #require(URL(string: "http://127.0.0.1:\(serving.port)/"))
                let complaint = try #require(Browser()).complaint(of: check, about: page)
                #expect(complaint == nil)
                #expect(try serving.end().code == 0)
            }
        }
    }
}

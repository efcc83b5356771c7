import Artifacts
import Foundation
import LiveReports
import PipelineEngine
import Synchronization
import TestSupport
import Testing

@Suite("What is shown under which name")
struct LiveSiteTests {
    private func site(_ records: SampleRecords, _ finished: [(stage: String, manifest: Manifest)]) -> LiveSite {
        let view = RunView(run: LiveRun(command: "run"), now: 0, finished: finished, differences: nil)
        return LiveSite(FixedSource(view: view), store: records.folder.store)
    }

    private func text(_ answer: LiveAnswer?) -> String? {
        guard case .data(let data)? = answer?.body else { return nil }
        return String(decoding: data, as: UTF8.self)
    }

    @Test("the outputs of finished stages lie under their exact names, the page of a run and everything else nowhere")
    func names() async throws {
        try await withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            let manifest = try records.manifest(["loss.png": "png", "my table.csv": "1"])
            let page = try records.manifest(seed: 2, ["index.html": "<p>"], role: .page)
            let site = site(records, [("train/a", manifest), ("report", page)])
            let picture = try #require(await site.answer(to: "/train/a/loss.png"))
            #expect(picture.type == "image/png" && picture.policy.contains("frame-ancestors 'self'"))
            guard case .file(let url) = picture.body else {
                Issue.record("a file is not read before it is sent")
                return
            }
            #expect(try Data(contentsOf: url) == Data("png".utf8))
            #expect(await site.answer(to: "/train/a/my%20table.csv")?.type == "text/csv; charset=utf-8")
            for name in [
                "", "/index.html", "/train/a", "/train/a/", "/train/a/../a/loss.png", "/train/a/%2e%2e/a/loss.png",
                "//",
                "/train/a/loss.png/", "/TRAIN/a/loss.png", "/%72eport", "/report/", "/.unroll/lock", "/etc/passwd",
                "/train%2fa%2floss.png", "/state", "/train/a/my table.csv", "report",
            ] {
                #expect(await site.answer(to: name) == nil, "\(name)")
            }
        }
    }

    @Test("the report tells of what is finished so far, and may be shown in the frame of the page only")
    func report() async throws {
        try await withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            let empty = await site(records, []).answer(to: "/report")
            #expect(text(empty)?.contains("<h1>") == true && empty?.isAvailable == true)
            let site = site(records, [("my-stage", try records.manifest(["a.csv": "1"]))])
            let report = await site.answer(to: "/report")
            #expect(text(report)?.contains("id=\"stage-my-stage\"") == true)
            #expect(report?.policy.contains("frame-ancestors 'self'") == true)
            #expect(text(await site.answer(to: "/report")) == text(report))
        }
    }

    @Test(
        "the state is told while the report is drawn, and all who ask for the same report wait for one drawing"
    )
    func besides() async throws {
        try await withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            let view = RunView(run: LiveRun(command: "run"), now: 0, finished: [], differences: nil)
            let drawings = Mutex(0)
            let mayEnd = DispatchSemaphore(value: 0)
            let site = LiveSite(FixedSource(view: view), store: records.folder.store) { _ in
                drawings.withLock { $0 += 1 }
                mayEnd.wait()
                return "<h1>"
            }
            async let one = site.answer(to: "/report")
            async let other = site.answer(to: "/report")
            let state = await site.answer(to: "/state.json")
            #expect(state?.isAvailable == true)
            mayEnd.signal()
            #expect(text(await one) == "<h1>")
            #expect(text(await other) == "<h1>")
            #expect(drawings.withLock(\.self) == 1)
        }
    }

    @Test("a report that could not be drawn is drawn again when it is asked for again")
    func drawnAgain() async throws {
        try await withTemporaryFolder { root in
            struct Unreadable: Error {}
            let records = try SampleRecords(in: root)
            let view = RunView(run: LiveRun(command: "run"), now: 0, finished: [], differences: nil)
            let drawings = Mutex(0)
            let site = LiveSite(FixedSource(view: view), store: records.folder.store) { _ in
                let count = drawings.withLock { count in
                    count += 1
                    return count
                }
                if count == 1 { throw Unreadable() }
                return "<h1>"
            }
            #expect(await site.answer(to: "/report")?.isAvailable == false)
            #expect(text(await site.answer(to: "/report")) == "<h1>")
        }
    }

    @Test("what cannot be shown at the moment is said, and does not end the server")
    func unavailable() async throws {
        try await withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            struct Broken: RunSource {
                struct Reason: Error, CustomStringConvertible { let description = "the history is damaged" }

                func look() throws -> RunView { throw Reason() }

                func finished() throws -> [(stage: String, manifest: Manifest)] { throw Reason() }
            }
            let answer = await LiveSite(Broken(), store: records.folder.store).answer(to: "/state.json")
            #expect(answer?.isAvailable == false)
            #expect(text(answer) == "This cannot be shown at the moment: the history is damaged\n")
        }
    }
}

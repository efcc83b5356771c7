import LiveReports
import LiveServer
import PipelineEngine

/// The live page while it is served.
struct ServedPage {
    private let server: LiveServer

    /// Begins to serve, and says where.
    init(_ source: any RunSource, folder: OutputFolder, on port: ServePort) async throws {
        let site = LiveSite(source, store: folder.store)
        server = try await LiveServer.start(on: port.port) { await site.answer(to: $0) }
        StandardError.write("the live page is \(server.address)")
    }

    /// Goes on until a signal raises the flag.
    ///
    /// - Throws: `LiveServerError` when nobody answers any more.
    func wait(for cancellation: Cancellation) async throws {
        while !cancellation.isRaised {
            if let failure = server.failure { throw failure }
            do { try await Task.sleep(for: .milliseconds(100)) } catch { return }
        }
    }

    /// Ends.
    func stop() async {
        await server.stop()
    }
}

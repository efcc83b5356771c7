import Artifacts
import FlyingFox
import FlyingSocks
import Foundation
public import LiveReports

/// Serves pages to the browsers of this machine, and to nobody else: it listens on 127.0.0.1 alone.
public final class LiveServer: Sendable {
    /// The port on which it listens.
    public let port: UInt16

    private let server: HTTPServer
    private let task: Task<Void, Never>
    private let ending: ServerEnding

    /// The address of the first page.
    public var address: String { "http://127.0.0.1:\(port)/" }

    /// Why it has ended by itself; nil as long as it answers, and after ``stop()``.
    public var failure: LiveServerError? { ending.reason.map { .ended(port: port, reason: $0) } }

    private init(port: UInt16, server: HTTPServer, task: Task<Void, Never>, ending: ServerEnding) {
        self.port = port
        self.server = server
        self.task = task
        self.ending = ending
    }

    /// Begins to serve.
    ///
    /// - Parameters:
    ///   - port: Where.
    ///   - answer: Gives what there is under a name, percent-encoded as in the request; nil when there is nothing.
    /// - Returns: The server, which listens.
    /// - Throws: ``LiveServerError``.
    public static func start(
        on port: PagePort, answer: @escaping @Sendable (String) async -> LiveAnswer?
    ) async throws -> LiveServer {
        switch port {
        case .exactly(let number): return try await start(onPort: number, answer)
        case .usual:
            do {
                return try await start(onPort: PagePort.usualNumber, answer)
            } catch LiveServerError.portInUse {
                return try await start(onPort: 0, answer)
            }
        }
    }

    private static func start(
        onPort number: UInt16, _ answer: @escaping @Sendable (String) async -> LiveAnswer?
    ) async throws -> LiveServer {
        let handler = AnsweringHandler(answer)
        let server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: number), timeout: 60, logger: .disabled, handler: handler)
        let startup = Startup()
        let ending = ServerEnding()
        let task = Task {
            do {
                try await server.run()
                ending.note("it stopped listening")
            } catch {
                startup.end(.failure(error))
                ending.note(reason(of: error))
            }
        }
        Task {
            do {
                // Where it cannot listen, `run` says so; however long a busy machine takes is no error.
                try await server.waitUntilListening(timeout: 86_400)
                startup.end(.success(()))
            } catch {
                startup.end(.failure(error))
            }
        }
        do {
            try await startup.outcome()
        } catch SocketError.failed(_, EADDRINUSE, _) {
            throw LiveServerError.portInUse(number)
        } catch {
            task.cancel()
            throw LiveServerError.cannotListen(port: number, reason: reason(of: error))
        }
        guard case .ip4(_, let port)? = await server.listeningAddress else {
            await server.stop()
            throw LiveServerError.cannotListen(port: number, reason: "the system names no address")
        }
        handler.open(port: port)
        return LiveServer(port: port, server: server, task: task, ending: ending)
    }

    private static func reason(of error: any Error) -> String {
        if case SocketError.failed(_, let number, _) = error { return systemMessage(number) }
        return error.localizedDescription
    }

    /// Waits until it has ended.
    ///
    /// - Returns: Why, if it was by itself; nil when it was stopped.
    public func end() async -> LiveServerError? {
        await task.value
        return failure
    }

    /// Ends: closes every connection and waits until nothing of the server is left.
    public func stop() async {
        ending.expect()
        await server.stop()
        await task.value
    }
}

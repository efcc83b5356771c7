import FlyingFox
import FlyingSocks
import Foundation
public import LiveReports
import Synchronization

/// Serves pages to the browsers of this machine, and to nobody else: it listens on 127.0.0.1 alone.
public final class LiveServer: Sendable {
    /// The port on which it listens.
    public let port: UInt16

    private let server: HTTPServer
    private let task: Task<Void, Never>

    /// The address of the first page.
    public var address: String { "http://127.0.0.1:\(port)/" }

    private init(port: UInt16, server: HTTPServer, task: Task<Void, Never>) {
        self.port = port
        self.server = server
        self.task = task
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
        let task = Task {
            do {
                try await server.run()
            } catch {
                startup.end(.failure(error))
            }
        }
        Task {
            try? await server.waitUntilListening()
            startup.end(.success(()))
        }
        do {
            try await startup.outcome()
        } catch SocketError.failed(_, EADDRINUSE, _) {
            throw LiveServerError.portInUse(number)
        } catch {
            throw LiveServerError.cannotListen(port: number, reason: reason(of: error))
        }
        guard case .ip4(_, let port)? = await server.listeningAddress else {
            await server.stop()
            throw LiveServerError.cannotListen(port: number, reason: "the system names no address")
        }
        handler.open(port: port)
        return LiveServer(port: port, server: server, task: task)
    }

    private static func reason(of error: any Error) -> String {
        if case SocketError.failed(_, let number, _) = error { return String(cString: strerror(number)) }
        return error.localizedDescription
    }

    /// Ends: closes every connection and waits until nothing of the server is left.
    public func stop() async {
        await server.stop()
        await task.value
    }
}

/// Whether a server listens, as soon as it is known: the first to say it is believed.
private final class Startup: Sendable {
    private enum State {
        case open
        case awaited(CheckedContinuation<Void, any Error>)
        case known(Result<Void, any Error>)
    }

    private let state = Mutex(State.open)

    func end(_ result: Result<Void, any Error>) {
        let waiting = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            defer { if case .known = state {} else { state = .known(result) } }
            if case .awaited(let continuation) = state { return continuation }
            return nil
        }
        waiting?.resume(with: result)
    }

    func outcome() async throws {
        try await withCheckedThrowingContinuation { continuation in
            let known = state.withLock { state -> Result<Void, any Error>? in
                if case .known(let result) = state { return result }
                state = .awaited(continuation)
                return nil
            }
            if let known { continuation.resume(with: known) }
        }
    }
}

import ArgumentParser
import Dispatch
import Foundation
import PipelineEngine
import Synchronization

/// Turns the first Ctrl-C (or SIGTERM) into a request to stop, and the second into an end at once.
final class Signals {
    private final class Received: Sendable {
        let number = Atomic<Int32>(0)
    }

    private let received = Received()
    private let sources: [any DispatchSourceSignal]

    init(raising cancellation: Cancellation) {
        // A reader that goes away, as in `unroll run 2>&1 | head`, is no reason to stop training.
        signal(SIGPIPE, SIG_IGN)
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            return DispatchSource.makeSignalSource(signal: number, queue: .global())
        }
        for (source, number) in zip(sources, [SIGINT, SIGTERM]) {
            source.setEventHandler { [received] in Self.handle(number, received, cancellation) }
            source.resume()
        }
    }

    private static func handle(_ number: Int32, _ received: Received, _ cancellation: Cancellation) {
        guard !cancellation.isRaised else { _exit(128 + number) }
        received.number.store(number, ordering: .relaxed)
        cancellation.raise()
        StandardError.write("stopping; once more to end at once")
    }

    /// The exit code for the signal that came.
    var exitCode: ExitCode {
        received.number.load(ordering: .relaxed) == SIGTERM ? Failure.terminated : Failure.interrupted
    }
}

import Artifacts
import CTransfer
import Foundation

/// How patient downloads are, and how strict.
package struct DownloadPolicy: Sendable {
    /// Seconds until a connection must stand.
    let connectSeconds: Int
    /// Seconds with fewer than 1,024 bytes each after which a transfer counts as broken.
    let stallSeconds: Int
    /// How often a broken transfer is begun or gone on with.
    let attemptCount: Int
    /// Seconds that all attempts at a file may take together: a server that trickles never stalls.
    let wholeSeconds: Int
    /// Whether the first request may use plain HTTP; a redirect may never.
    let permitsHTTP: Bool

    /// Makes a policy; what is left out is right for the public mirrors.
    package init(
        connectSeconds: Int = 10, stallSeconds: Int = 30, attemptCount: Int = 3, wholeSeconds: Int = 900,
        permitsHTTP: Bool = false
    ) {
        self.connectSeconds = connectSeconds
        self.stallSeconds = stallSeconds
        self.attemptCount = attemptCount
        self.wholeSeconds = wholeSeconds
        self.permitsHTTP = permitsHTTP
    }
}

/// One file of the web, fetched with libcurl.
struct Download {
    let url: String
    /// The greatest size that is accepted.
    let sizeLimit: Int
    let policy: DownloadPolicy

    /// Writes the file to `target`, going on from what arrived when the transfer breaks.
    ///
    /// - Parameters:
    ///   - target: The file; what it held is lost.
    ///   - start: When the time began that all attempts may take together.
    ///   - isCancelled: Asked often; true ends the transfer.
    ///   - report: Takes a line for each attempt that broke.
    /// - Returns: Whether the file was joined of parts that came one after another.
    /// - Throws: `FetchError.transfer` when it fails for good; `CancellationError` when `isCancelled` says so.
    func run(
        to target: URL, since start: ContinuousClock.Instant, isCancelled: @escaping () -> Bool,
        report: (String) -> Void
    ) throws -> Bool {
        let file = open(target.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else {
            throw FetchError.unwritable(path: target.path, reason: systemMessage(errno))
        }
        defer { close(file) }
        for attempt in 1...policy.attemptCount {
            let left = .seconds(policy.wholeSeconds) - (ContinuousClock.now - start)
            guard left > .zero else { throw failure("took over \(policy.wholeSeconds) seconds") }
            let isJoined = lseek(file, 0, SEEK_END) > 0
            guard let problem = try self.attempt(into: file, target, within: left, isCancelled: isCancelled) else {
                return isJoined
            }
            guard attempt < policy.attemptCount else { throw failure("\(problem) (tried \(attempt) times)") }
            report("\(url): \(problem); trying again")
        }
        return false
    }

    /// Runs one transfer; returns what broke it when it is worth another.
    private func attempt(
        into file: Int32, _ target: URL, within limit: Duration, isCancelled: @escaping () -> Bool
    ) throws -> String? {
        let result = transfer(into: file, within: limit, cancellation: Cancellation(isCancelled: isCancelled))
        let problem = Self.problem(of: result)
        switch result.outcome {
        case CTransferDone: return nil
        case CTransferBroken: return problem
        case CTransferCannotResume:
            guard ftruncate(file, 0) == 0 else {
                throw FetchError.unwritable(path: target.path, reason: systemMessage(errno))
            }
            return problem
        case CTransferCancelled: throw CancellationError()
        case CTransferEndlessHeader: throw failure("sends a header without end")
        case CTransferTooLarge: throw failure("sends more than the \(sizeLimit) bytes that the file can have")
        case CTransferWriteFailed:
            throw FetchError.unwritable(path: target.path, reason: systemMessage(result.file_error))
        default: throw failure(problem)
        }
    }

    private func transfer(into file: Int32, within limit: Duration, cancellation: Cancellation) -> CTransferResult {
        url.withCString { url in
            withUnsafePointer(to: cancellation) { cancellation in
                var request = CTransferRequest()
                request.url = url
                request.permits_http = policy.permitsHTTP ? 1 : 0
                request.connect_seconds = policy.connectSeconds
                request.stall_seconds = policy.stallSeconds
                // Rounded up: 0 would be no limit.
                request.whole_seconds = Int(limit.components.seconds) + 1
                request.file = file
                request.offset = Int64(lseek(file, 0, SEEK_END))
                request.size_limit = Int64(sizeLimit)
                request.context = UnsafeMutableRawPointer(mutating: cancellation)
                request.is_cancelled = { context in
                    context?.assumingMemoryBound(to: Cancellation.self).pointee.isCancelled() == true ? 1 : 0
                }
                return CTransferDownload(&request)
            }
        }
    }

    private func failure(_ reason: String) -> FetchError { .transfer(url: url, reason: reason) }

    private static func problem(of result: CTransferResult) -> String {
        let message = withUnsafeBytes(of: result.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        return message.isEmpty ? "HTTP status \(result.status)" : message
    }
}

/// What a C callback asks.
private struct Cancellation {
    let isCancelled: () -> Bool
}

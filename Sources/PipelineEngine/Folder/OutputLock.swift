public import Foundation

/// The right to run stages in an output folder, held by one process at a time.
///
/// A kernel lock: it ends with the process, however that ends, and never needs to be removed by hand.
public final class OutputLock: Sendable {
    /// Who holds the lock.
    public struct Holder: Sendable, Equatable, Codable, CustomStringConvertible {
        /// The process.
        public let process: Int32
        /// What was typed.
        public let command: String
        /// Since when, in UTC.
        public let since: String

        /// Names a holder.
        public init(process: Int32, command: String, since: Date) {
            self.process = process
            self.command = command
            self.since = since.formatted(.iso8601)
        }

        /// The holder in words.
        public var description: String { "process \(process) ('\(command)', since \(since))" }
    }

    /// Another process holds the lock.
    public struct Busy: Error, Equatable, Sendable, CustomStringConvertible {
        /// The folder that it holds.
        public let path: String
        /// Who it is, as far as it has said.
        public let holder: Holder?

        /// One sentence, and what to do.
        public var description: String {
            "\(holder.map { "\($0)" } ?? "another process") is running stages in \(path). "
                + "Wait for it to end, or name another folder with --output"
        }
    }

    private let descriptor: Int32

    /// Takes the lock of an output folder, making the folder.
    ///
    /// - Throws: ``Busy`` when another process holds it; ``StoreError/cannotWrite(path:reason:)``.
    public init(_ folder: OutputFolder, as holder: Holder) throws {
        try ArtifactStore.makeFolder(folder.hidden)
        let url = Self.url(folder)
        let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw StoreError.cannotWrite(path: url.path, reason: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            guard code == EWOULDBLOCK else {
                throw StoreError.cannotWrite(path: url.path, reason: String(cString: strerror(code)))
            }
            throw Busy(path: folder.root.relativePath, holder: Self.recordedHolder(url))
        }
        self.descriptor = descriptor
        let data = try JSONEncoder().encode(holder)
        // The name only tells others whom they wait for: on a full disk the lock is held without it. A part of one counts as none.
        _ = ftruncate(descriptor, 0)
        _ = data.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// The process that runs stages in an output folder, as far as it can be told without touching the lock.
    public static func holder(of folder: OutputFolder) -> Holder? {
        guard let holder = recordedHolder(url(folder)) else { return nil }
        // A killed process leaves its name behind.
        return kill(holder.process, 0) == 0 || errno == EPERM ? holder : nil
    }

    private static func url(_ folder: OutputFolder) -> URL {
        folder.hidden.appendingPathComponent("lock")
    }

    private static func recordedHolder(_ url: URL) -> Holder? {
        (try? Data(contentsOf: url)).flatMap { try? JSONDecoder().decode(Holder.self, from: $0) }
    }

    deinit {
        // The lock ends with its descriptor, and the name with the process.
        _ = ftruncate(descriptor, 0)
        close(descriptor)
    }
}

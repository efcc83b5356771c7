import Artifacts
public import Foundation

/// The right to run stages in an output folder, held by one process at a time.
///
/// A kernel lock: it ends with the process, however that ends, and never needs to be removed by hand. There are two of them on
/// one file. `flock` decides who may run; a lock on its first byte, taken by the holder alone, tells others that somebody
/// does: only that kind can be asked for without being taken, so that nobody who looks ever stands in the way of a run.
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
    /// - Throws: ``Busy`` when another process holds it; ``CacheFormat/Unknown`` when a newer Unroll wrote the folder, in which
    ///   nothing is changed then; `FileError`.
    public init(_ folder: OutputFolder, as holder: Holder) throws {
        try CacheFormat.check(folder)
        try ArtifactStore.makeFolder(folder.hidden)
        let url = Self.url(folder)
        let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else {
            throw FileError(.write, url.path, code: errno)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            guard code == EWOULDBLOCK else {
                throw FileError(.write, url.path, code: code)
            }
            throw Busy(path: folder.root.relativePath, holder: Self.holder(of: folder))
        }
        self.descriptor = descriptor
        // A newer Unroll may have held the folder in the meantime.
        try CacheFormat.check(folder)
        try CacheFormat.note(in: folder)
        let data = try JSONEncoder().encode(holder)
        // The name only tells others whom they wait for: on a full disk the lock is held without it. A part of one counts as none.
        _ = ftruncate(descriptor, 0)
        _ = data.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        // Only now: whoever sees this lock finds the name of its holder, and never that of one who was killed. Where the file
        // system knows no such locks, others cannot be told who runs, and that is all.
        var sign = Self.sign(F_WRLCK)
        _ = fcntl(descriptor, Self.setLock, &sign)
    }

    /// The process that runs stages in an output folder, which does not notice that it was asked for.
    ///
    /// Nil also when one is just about to begin.
    public static func holder(of folder: OutputFolder) -> Holder? {
        let url = url(folder)
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var sign = sign(F_WRLCK)
        guard fcntl(descriptor, getLock, &sign) == 0, sign.l_type != F_UNLCK else { return nil }
        return recordedHolder(url)
    }

    /// Linux's F_OFD_GETLK and F_OFD_SETLK, which glibc keeps from Swift: locks of an open file, not of a process.
    private static let getLock: Int32 = 36
    private static let setLock: Int32 = 37

    /// A lock on the first byte.
    private static func sign(_ type: Int32) -> flock {
        flock(l_type: Int16(type), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 1, l_pid: 0)
    }

    private static func url(_ folder: OutputFolder) -> URL {
        folder.hidden.appendingPathComponent("lock")
    }

    private static func recordedHolder(_ url: URL) -> Holder? {
        (try? Data(wholeFile: url, upTo: 1 << 16)).flatMap { try? JSONDecoder().decode(Holder.self, from: $0) }
    }

    deinit {
        // The lock ends with its descriptor, and the name with the process.
        _ = ftruncate(descriptor, 0)
        close(descriptor)
    }
}

public import Foundation
public import Tensors

/// A way in which a file loses what it held.
public enum FileDamage: String, CaseIterable, Sendable {
    /// One bit is another, and size, inode and time of modification are as before.
    case flipped
    /// The end is cut off.
    case truncated
    /// Nothing is left but the file.
    case emptied
    /// The file is gone.
    case removed

    /// Damages a file in place; an empty one, which has nothing to lose but itself, gains a byte.
    public func apply(to url: URL, by generator: inout RandomGenerator) throws {
        guard self != .removed else { return try FileManager.default.removeItem(at: url) }
        var before = stat()
        stat(url.path, &before)
        chmod(url.path, 0o644)
        let file = try FileHandle(forUpdating: url)
        let size = Int(before.st_size)
        switch self {
        case _ where size == 0: try file.write(contentsOf: Data([1]))
        case .flipped: try Self.flip(Int.random(in: 0..<8 * size, using: &generator), of: file)
        case .truncated: try file.truncate(atOffset: UInt64(Int.random(in: 0..<size, using: &generator)))
        case .emptied, .removed: try file.truncate(atOffset: 0)
        }
        try file.close()
        var after = before
        // The clock of a file system may stand still for some milliseconds.
        repeat {
            var times = [before.st_atim, before.st_mtim]
            utimensat(AT_FDCWD, url.path, &times, 0)
            stat(url.path, &after)
        } while after.st_ctim.tv_sec == before.st_ctim.tv_sec && after.st_ctim.tv_nsec == before.st_ctim.tv_nsec
    }

    private static func flip(_ bit: Int, of file: FileHandle) throws {
        try file.seek(toOffset: UInt64(bit / 8))
        let byte = try file.read(upToCount: 1)?.first ?? 0
        try file.seek(toOffset: UInt64(bit / 8))
        try file.write(contentsOf: Data([byte ^ 1 << UInt8(bit % 8)]))
    }
}

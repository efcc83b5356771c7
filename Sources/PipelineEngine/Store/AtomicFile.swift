public import Foundation

/// Writes files so that a reader sees the old contents or the new, never a part: temporary name, fsync, rename.
///
/// All temporary files lie in one folder, on the same file system, which a run empties when it begins: what a killed
/// run left there is never mistaken for anything.
public struct AtomicFile: Sendable {
    /// Where files are written before they are renamed.
    public let scratch: URL

    /// Writes by way of a folder.
    public init(scratch: URL) {
        self.scratch = scratch
    }

    /// Writes `data` to `url`.
    ///
    /// - Throws: ``StoreError/cannotWrite(path:reason:)``.
    public func write(_ data: Data, to url: URL) throws {
        let temporary = temporaryURL()
        do {
            try data.write(to: temporary)
        } catch {
            throw StoreError.cannotWrite(path: url.path, reason: Self.reason(of: error))
        }
        try commit(temporary, to: url)
    }

    /// Makes a file that was written under a temporary name permanent: it outlives a power failure.
    ///
    /// - Throws: ``StoreError/cannotWrite(path:reason:)``; the temporary file is then removed.
    public func commit(_ temporary: URL, to url: URL) throws {
        try finish(temporary, to: url, succeeded: Self.synchronize(temporary) && rename(temporary.path, url.path) == 0)
    }

    /// Puts a file into its place that can be made again at any time: it may be lost in a power failure.
    ///
    /// - Throws: ``StoreError/cannotWrite(path:reason:)``; the temporary file is then removed.
    public func place(_ temporary: URL, at url: URL) throws {
        try finish(temporary, to: url, succeeded: rename(temporary.path, url.path) == 0)
    }

    private func finish(_ temporary: URL, to url: URL, succeeded: Bool) throws {
        guard succeeded else {
            let reason = String(cString: strerror(errno))
            unlink(temporary.path)
            throw StoreError.cannotWrite(path: url.path, reason: reason)
        }
    }

    /// A place in the scratch folder that no other process and no other thread uses.
    public func temporaryURL() -> URL {
        scratch.appendingPathComponent(UUID().uuidString)
    }

    private static func synchronize(_ url: URL) -> Bool {
        let descriptor = open(url.path, O_RDONLY)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    /// An error in words: ours speak for themselves, Foundation's are put as the system and the path.
    public static func describe(_ error: any Error) -> String {
        let cocoa = error as NSError
        guard cocoa.domain == NSCocoaErrorDomain || cocoa.domain == NSPOSIXErrorDomain else { return "\(error)" }
        let path = cocoa.userInfo[NSFilePathErrorKey] as? String ?? (cocoa.userInfo[NSURLErrorKey] as? URL)?.path
        return (path.map { "\($0): " } ?? "") + reason(of: error)
    }

    /// The shortest true sentence about a file error: the system's, where Foundation wraps one.
    static func reason(of error: any Error) -> String {
        let error = error as NSError
        if let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError, underlying.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(underlying.code)))
        }
        return error.localizedDescription
    }
}

import Foundation

/// Tells when a file has grown.
final class FileWatch {
    private let descriptor: Int32

    /// Not all that is awaited is written to the file: so many milliseconds later it is time to look again.
    private static let longest: Int32 = 200

    /// Begins to watch a file.
    init(_ url: URL) throws {
        descriptor = inotify_init1(Int32(O_NONBLOCK) | Int32(O_CLOEXEC))
        guard descriptor >= 0, inotify_add_watch(descriptor, url.path, UInt32(IN_MODIFY)) >= 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
    }

    deinit {
        close(descriptor)
    }

    /// Blocks until the file was written to since the last time, or for a moment at most.
    func waitForChange() {
        var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&event, 1, Self.longest) > 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(descriptor, &buffer, buffer.count) > 0 {}
    }
}

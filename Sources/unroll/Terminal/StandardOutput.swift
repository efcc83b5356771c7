import Artifacts
// C declares its streams as variables, which they are not. With Foundation's import beside it this one would not count.
@preconcurrency import Glibc

/// The stream for results.
enum StandardOutput {
    /// Makes sure that everything that was printed is written: a result that a full disk cut off must not look whole.
    ///
    /// A reader that goes away, as in `unroll runs | head`, has what it wants.
    ///
    /// - Throws: `FileError`.
    static func finish() throws {
        let isFlushed = fflush(stdout) == 0
        // What C could not write earlier it has thrown away, and why: all that it keeps is that there was an error.
        guard !isFlushed || ferror(stdout) != 0 else { return }
        let code = isFlushed ? EIO : errno
        guard code != EPIPE, !isReaderGone else { return }
        throw FileError(.write, "standard output", code: code)
    }

    private static var isReaderGone: Bool {
        var status = stat()
        guard fstat(STDOUT_FILENO, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else { return false }
        var pipe = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        return poll(&pipe, 1, 0) > 0 && pipe.revents & Int16(POLLERR) != 0
    }
}

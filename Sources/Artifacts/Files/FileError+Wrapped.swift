import Foundation

extension FileError {
    /// Takes the system's error out of Foundation's, which leaves out the path or the reason.
    package init(_ action: Action, _ path: String, wrappedIn error: any Error) {
        self.init(action, path, code: Self.code(in: error) ?? 0)
    }

    /// The shortest true sentence about why a file could not be read or written: the system's, where there is one.
    package static func reason(of error: any Error) -> String {
        code(in: error).map(systemMessage) ?? error.localizedDescription
    }

    /// An error in words: ours speak for themselves, Foundation's are put as the path and the reason.
    package static func words(for error: any Error) -> String {
        let cocoa = error as NSError
        guard cocoa.domain == NSCocoaErrorDomain || cocoa.domain == NSPOSIXErrorDomain else { return "\(error)" }
        let path = cocoa.userInfo[NSFilePathErrorKey] as? String ?? (cocoa.userInfo[NSURLErrorKey] as? URL)?.path
        return (path.map { "\($0): " } ?? "") + reason(of: error)
    }

    private static func code(in error: any Error) -> Int32? {
        if let error = error as? FileError { return error.code }
        let inner = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error ?? error) as NSError
        return inner.domain == NSPOSIXErrorDomain ? Int32(inner.code) : nil
    }
}

/// The system's words for one of its errors.
package func systemMessage(_ code: Int32) -> String {
    code == 0 ? "the system gave no reason" : String(cString: strerror(code))
}

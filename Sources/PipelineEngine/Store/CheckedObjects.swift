import Artifacts
import Foundation
import Synchronization

/// Remembers of each object the facts that its file had when its bytes were last held against its digest.
///
/// While they are the same the object need not be read again. A memory that is lost, or cannot be read, costs only that time;
/// a bit that flips on the disk, with no program writing, changes no fact: `StoreVerification` reads everything, and has
/// forgotten what it finds damaged.
final class CheckedObjects: Sendable {
    private struct State {
        var known: CheckedLines?
        var added: [Digest: FileFacts] = [:]
        var forgotten: Set<Digest> = []
    }

    private let url: URL
    private let state = Mutex(State())

    /// Names the file of the memory; it is read when the first object is looked up.
    init(file url: URL) {
        self.url = url
    }

    /// Whether an object was checked while its file had these facts.
    func hold(_ facts: FileFacts, of digest: Digest) -> Bool {
        state.withLock { state in
            if let added = state.added[digest] { return added == facts }
            if state.forgotten.contains(digest) { return false }
            let known = state.known ?? Self.read(url)
            state.known = known
            return known.facts(of: digest) == facts
        }
    }

    /// Remembers that an object was found sound while its file had these facts.
    func note(_ facts: FileFacts, of digest: Digest) {
        state.withLock { state in
            state.added[digest] = facts
            state.forgotten.remove(digest)
        }
    }

    /// Forgets an object that is there no more, or is not what it should be.
    func forget(_ digest: Digest) {
        state.withLock { state in
            state.added[digest] = nil
            state.forgotten.insert(digest)
        }
    }

    /// Writes down what has changed, beside what other processes wrote meanwhile.
    ///
    /// - Throws: `FileError`.
    func save(by atomicFile: AtomicFile) throws {
        try state.withLock { state in
            guard !state.added.isEmpty || !state.forgotten.isEmpty else { return }
            let text = Self.read(url).text(adding: state.added, removing: state.forgotten)
            try atomicFile.write(Data(text), to: url)
            state.known = nil
            state.added = [:]
            state.forgotten = []
        }
    }

    private static let sizeLimit = 1 << 28

    private static func read(_ url: URL) -> CheckedLines {
        CheckedLines((try? Data(wholeFile: url, upTo: sizeLimit)).map { [UInt8]($0) } ?? [])
    }
}

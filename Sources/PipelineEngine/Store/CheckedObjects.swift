import Artifacts
import Foundation
import Synchronization

/// Remembers of each object the facts that its file had when its bytes were last held against its digest.
///
/// While they are the same the object need not be read again. A memory that is lost, or cannot be read, costs only that time;
/// a bit that flips on the disk, with no program writing, changes no fact: `StoreVerification` reads everything.
final class CheckedObjects: Sendable {
    private struct State {
        var known: [Digest: FileFacts]?
        var added: [Digest: FileFacts] = [:]
        var forgotten: Set<Digest> = []
    }

    private static let heading = "unroll checked 1"

    private let url: URL
    private let state = Mutex(State())

    /// Names the file of the memory; it is read when the first object is looked up.
    init(file url: URL) {
        self.url = url
    }

    /// Whether an object was checked while its file had these facts.
    func hold(_ facts: FileFacts, of digest: Digest) -> Bool {
        state.withLock { state in
            if state.known == nil { state.known = Self.read(url) }
            return state.known?[digest] == facts
        }
    }

    /// Remembers that an object was found sound while its file had these facts.
    func note(_ facts: FileFacts, of digest: Digest) {
        state.withLock { state in
            if state.known == nil { state.known = Self.read(url) }
            state.known?[digest] = facts
            state.added[digest] = facts
            state.forgotten.remove(digest)
        }
    }

    /// Forgets an object that is there no more.
    func forget(_ digest: Digest) {
        state.withLock { state in
            state.known?[digest] = nil
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
            var all = Self.read(url).merging(state.added) { $1 }
            for digest in state.forgotten { all[digest] = nil }
            try atomicFile.write(Data(Self.text(all).utf8), to: url)
            state.added = [:]
            state.forgotten = []
        }
    }

    // MARK: - Text

    /// A line for each object: digest, size, inode, seconds and nanoseconds of the last change.
    private static func text(_ objects: [Digest: FileFacts]) -> String {
        let lines = objects.sorted { $0.key.hexadecimal < $1.key.hexadecimal }.map { digest, facts in
            "\(digest.hexadecimal) \(facts.size) \(facts.inode) \(facts.changedSeconds) \(facts.changedNanoseconds)"
        }
        return ([heading] + lines).joined(separator: "\n") + "\n"
    }

    /// What the lines tell that can be understood.
    private static func read(_ url: URL) -> [Digest: FileFacts] {
        guard let data = try? Data(wholeFile: url) else { return [:] }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        guard lines.first == heading[...] else { return [:] }
        var objects: [Digest: FileFacts] = [:]
        for line in lines.dropFirst() {
            let words = line.split(separator: " ")
            guard words.count == 5, let digest = Digest(hexadecimal: String(words[0])), let size = Int(words[1]),
                let inode = UInt64(words[2]), let seconds = Int(words[3]), let nanoseconds = Int(words[4])
            else { continue }
            objects[digest] = FileFacts(
                size: size, inode: inode, changedSeconds: seconds, changedNanoseconds: nanoseconds)
        }
        return objects
    }
}

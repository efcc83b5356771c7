public import Artifacts
public import Foundation

/// What of an output folder's cache nobody needs: found first, and removed when that is wanted.
///
/// Records go before the objects that they name. Whenever the removal is cut off, no record names what is gone, and the next
/// collection finds the rest. To collect another kind of thing, add it to ``Kind`` and to the items.
public struct CacheCollection: Sendable {
    /// What is collected, in the order in which it is removed.
    public enum Kind: String, Sendable, CaseIterable {
        /// Records of executions that nobody needs.
        case records
        /// Objects that no kept record names.
        case objects
        /// Checkpoints that nothing which is needed can go on from.
        case checkpoints
        /// What runs found damaged and put aside.
        case damaged
        /// What killed runs left half written.
        case scratch
    }

    /// Something that goes.
    public struct Item: Sendable, Equatable {
        /// What it is.
        public let kind: Kind
        /// Where it lies.
        public let url: URL
        /// How many bytes it has, with all that lies in it.
        public let bytes: Int
        /// The digest of an object.
        let object: Digest?
    }

    /// So many files of so many bytes.
    public struct Amount: Sendable, Equatable {
        /// How many files or folders.
        public var count = 0
        /// Their bytes.
        public var bytes = 0

        mutating func add(_ bytes: Int) {
            count += 1
            self.bytes += bytes
        }
    }

    /// What goes, in the order in which it is removed.
    public let items: [Item]
    /// What stays, of records, objects and checkpoints.
    public let kept: [Kind: Amount]

    private let store: ArtifactStore

    /// Finds what nobody needs; nothing is changed.
    ///
    /// - Parameters:
    ///   - folder: The output folder.
    ///   - keys: The executions that are needed beside those that are shown.
    ///   - lineages: Those of stages that may go on, beside the ones that were executed.
    /// - Throws: `FileError` when a folder of the cache cannot be listed, or a record not be read that may name what is needed;
    ///   ``CacheFormat/Unknown`` when a newer Unroll recorded an execution.
    public init(of folder: OutputFolder, keeping keys: Set<Digest>, lineages: Set<Digest> = []) throws {
        store = folder.store
        let needs = try CacheNeeds(in: folder, keys: keys, lineages: lineages)
        var kept: [Kind: Amount] = [.records: Amount(), .objects: Amount(), .checkpoints: Amount()]
        var items: [Item] = []
        func sort(
            _ files: [ArtifactStore.StoredFile], _ kind: Kind, by isKept: (ArtifactStore.StoredFile) throws -> Bool
        ) rethrows {
            for file in files {
                if try isKept(file) {
                    kept[kind]?.add(file.size)
                } else {
                    let object = kind == .objects ? file.digest : nil
                    items.append(Item(kind: kind, url: file.url, bytes: file.size, object: object))
                }
            }
        }
        sort(try store.recordFiles(), .records) { needs.records.contains($0.digest) }
        sort(try store.objectFiles(), .objects) { needs.objects.contains($0.digest) }
        for line in try store.checkpointFolders() {
            try sort(store.checkpointFiles(of: line.digest), .checkpoints) { try needs.keeps($0, of: line.digest) }
        }
        items += needs.damagedShownRecords.map { Item(kind: .damaged, url: $0, bytes: Self.size(of: $0), object: nil) }
        items += try Self.contents(of: store.damaged, .damaged) + Self.contents(of: store.scratch, .scratch)
        self.items = items
        self.kept = kept
    }

    /// How much goes of a kind.
    public func amount(of kind: Kind) -> Amount {
        items.filter { $0.kind == kind }.reduce(into: Amount()) { $0.add($1.bytes) }
    }

    /// Removes what was found.
    ///
    /// Only for the holder of the output folder's lock, since before it was found.
    ///
    /// - Parameter isCancelled: Asked before each item; the rest stays once it says so.
    /// - Returns: What was removed.
    /// - Throws: `FileError`; what was removed before stays removed.
    public func remove(until isCancelled: () -> Bool = { false }) throws -> [Item] {
        defer { store.rememberChecks() }
        var removed: [Item] = []
        for kind in Kind.allCases {
            for item in items where item.kind == kind {
                if isCancelled() { return removed }
                try remove(item)
                removed.append(item)
            }
            // No power failure may bring a record back whose objects are gone.
            if kind == .records, !removed.isEmpty { Self.synchronize(store.executions) }
        }
        return removed
    }

    private func remove(_ item: Item) throws {
        try AtomicFile.remove(item.url)
        if let object = item.object { store.checks.forget(object) }
        // Fails where others lie beside it.
        if [.objects, .checkpoints].contains(item.kind) { rmdir(item.url.deletingLastPathComponent().path) }
    }

    private static func contents(of folder: URL, _ kind: Kind) throws -> [Item] {
        // What lies where a link leads is not ours.
        if ArtifactStore.isLink(folder) { return [] }
        return try ArtifactStore.names(in: folder).map { name in
            let url = folder.appendingPathComponent(name)
            return Item(kind: kind, url: url, bytes: size(of: url), object: nil)
        }
    }

    /// The bytes of a file, or of all files in a folder.
    private static func size(of url: URL) -> Int {
        var status = stat()
        guard lstat(url.path, &status) == 0 else { return 0 }
        guard status.st_mode & S_IFMT == S_IFDIR else { return Int(status.st_size) }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return names.reduce(0) { $0 + size(of: url.appendingPathComponent($1)) }
    }

    private static func synchronize(_ folder: URL) {
        let descriptor = open(folder.path, O_RDONLY)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}

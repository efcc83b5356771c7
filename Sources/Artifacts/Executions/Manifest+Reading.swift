public import Foundation

/// Why the record of an execution cannot be read.
public struct ManifestError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong, and where in the record.
    public let reason: String

    /// One sentence.
    public var description: String { "the record of an execution cannot be read: \(reason)" }
}

extension Manifest {
    /// The greatest size of a record that is read: 16 MiB.
    public static let sizeLimit = 1 << 24

    /// The longest time that a record may state, in seconds: more than thirty years.
    public static let secondsLimit = 1e9

    /// Reads the bytes of a record.
    ///
    /// - Throws: ``ManifestError`` when they are no record, or one that no execution would write.
    public init(decoding data: Data) throws(ManifestError) {
        guard data.count <= Self.sizeLimit else {
            throw ManifestError(reason: "it has \(data.count) bytes; expected at most \(Self.sizeLimit)")
        }
        do {
            self = try JSONDecoder().decode(Self.self, from: data)
        } catch let error as DecodingError {
            throw ManifestError(reason: error.reason(in: data))
        } catch {
            throw ManifestError(reason: "\(error)")
        }
        try check()
    }

    /// Checks what the types of the fields leave open.
    private func check() throws(ManifestError) {
        guard (0...Self.secondsLimit).contains(seconds) else {
            throw ManifestError(reason: "it took \(seconds) seconds (at seconds)")
        }
        try pace?.check()
        // The store and the stages look files up by name; as texts, two names may be equal that differ in their bytes.
        var names: Set<String> = []
        for (index, output) in outputs.enumerated() {
            guard output.isPlainFile else {
                throw ManifestError(reason: "\(quoted(output.name)) is no name of a file (at outputs.\(index).name)")
            }
            guard output.size >= 0 else {
                throw ManifestError(reason: "a file has no \(output.size) bytes (at outputs.\(index).size)")
            }
            guard names.insert(output.name).inserted else {
                throw ManifestError(reason: "two files are named \(quoted(output.name)) (at outputs.\(index).name)")
            }
        }
    }
}

extension Manifest.Output {
    /// Whether the name stays in the folder in which the file is put.
    ///
    /// A separator stays one before a mark that is set on it, so the bytes are compared.
    fileprivate var isPlainFile: Bool {
        !["", ".", ".."].contains(name) && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
    }
}

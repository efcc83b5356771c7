import Artifacts
import Foundation

/// What a file that should hold a record is found to hold.
enum StoredRecord<Record> {
    /// There is no such file.
    case none
    /// The record.
    case read(Record)
    /// The file is there, and is not what was written.
    case damaged(reason: String)

    /// The record, if it could be read.
    var record: Record? {
        if case .read(let record) = self { record } else { nil }
    }
}

extension StoredRecord where Record: Decodable {
    /// Reads a record and holds it against its seal.
    init(at url: URL) {
        self.init(at: url) { try JSONDecoder().decode(Record.self, from: $0) }
    }
}

extension StoredRecord {
    /// Reads a record in a way of its own, and holds it against its seal.
    init(at url: URL, decoding: (Data) throws -> Record) {
        guard let data = try? Data(wholeFile: url, upTo: Manifest.sizeLimit + 1) else {
            self = Self.unreadable(url)
            return
        }
        guard RecordSeal.holds(data) else {
            self = .damaged(reason: "its bytes are not those that were written")
            return
        }
        do {
            self = .read(try decoding(data))
        } catch let error as ManifestError where !data.isEmpty {
            self = .damaged(reason: error.reason)
        } catch let flaw as RecordFlaw {
            self = .damaged(reason: flaw.reason)
        } catch {
            self = .damaged(reason: data.isEmpty ? "it is empty" : "it is cut off, or no record at all")
        }
    }

    private static func unreadable(_ url: URL) -> Self {
        var status = stat()
        guard stat(url.path, &status) == 0 else {
            return errno == ENOENT || errno == ENOTDIR ? .none : .damaged(reason: systemMessage(errno))
        }
        return .damaged(reason: status.st_mode & S_IFMT == S_IFREG ? "it may not be read" : "it is no file")
    }
}

/// What is wrong with a record that can be read as one.
struct RecordFlaw: Error {
    let reason: String
}

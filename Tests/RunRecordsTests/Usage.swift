import Foundation
import GRDB
import PipelineEngine
import RunRecords
import TestSupport

/// What a process uses at a moment, and what lies in its output folder.
struct Usage {
    /// Bytes of the heap that are in use; nil where the C library does not tell them.
    let heap: Int?
    /// Bytes of memory.
    let resident: Int
    /// The most that it ever was.
    let mostResident: Int
    let threads: Int
    let descriptors: Int
    /// Files in `.unroll`, but for objects and records of executions.
    let files: Int
    /// Bytes of the history.
    let history: Int
    /// Bytes of what waits beside it.
    let writeAheadLog: Int

    /// A number that should be there and is not; taken for zero it would hold any bound.
    struct Missing: Error {
        let name: String
        let text: String
    }

    init(_ folder: OutputFolder) throws {
        heap = try Self.heapInUse()
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        func number(_ name: String) throws -> Int {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") } ?? ""
            guard let number = Int(line.filter(\.isNumber)), number > 0 else { throw Missing(name: name, text: status) }
            return number
        }
        resident = try number("VmRSS") << 10
        mostResident = try number("VmHWM") << 10
        threads = try number("Threads")
        descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        files = try FileManager.default.subpathsOfDirectory(atPath: folder.hidden.path)
            .count { !$0.hasPrefix("objects/") && !$0.hasPrefix("executions/") }
        history = try DatabaseQueue(path: folder.runDatabase.path).read { rows in
            let size = try Int.fetchOne(
                rows, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
            guard let size, size > 0 else { throw Missing(name: "page_count", text: folder.runDatabase.path) }
            return size
        }
        // There is none where nobody has the history open.
        let log = folder.runDatabase.path + "-wal"
        writeAheadLog = ((try? FileManager.default.attributesOfItem(atPath: log))?[.size] as? NSNumber)?.intValue ?? 0
    }

    /// What glibc has from the system, less what it holds in reserve: the sums at the end of its report.
    private static func heapInUse() throws -> Int? {
        typealias Report = @convention(c) (Int32, OpaquePointer?) -> Int32
        guard let symbol = dlsym(nil, "malloc_info") else { return nil }
        let report = unsafeBitCast(symbol, to: Report.self)
        return try withTemporaryFolder { folder in
            let file = folder.appending(path: "malloc_info.xml")
            guard let stream = fopen(file.path, "w") else { throw Missing(name: "malloc_info", text: file.path) }
            let code = report(0, OpaquePointer(stream))
            guard fclose(stream) == 0, code == 0 else { throw Missing(name: "malloc_info", text: "ended with \(code)") }
            let text = try String(contentsOf: file, encoding: .utf8)
            let sums = text.components(separatedBy: "</heap>").last ?? ""
            func size(_ element: String) throws -> Int {
                guard let range = sums.range(of: "<\(element)"),
                    let value = sums[range.upperBound...].prefix(while: { $0 != ">" }).firstMatch(of: /size="(\d+)"/),
                    let size = Int(value.1)
                else { throw Missing(name: element, text: sums) }
                return size
            }
            let inUse =
                try size("system type=\"current\"") + size("total type=\"mmap\"") - size("total type=\"fast\"")
                - size("total type=\"rest\"")
            guard inUse > 0 else { throw Missing(name: "bytes in use", text: sums) }
            return inUse
        }
    }
}

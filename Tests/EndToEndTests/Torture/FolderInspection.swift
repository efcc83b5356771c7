import Artifacts
import Foundation
import GRDB
import PipelineEngine
import RunRecords
import Testing

/// Looks at every object, record and row of an output folder in which nothing runs.
struct FolderInspection {
    let folder: OutputFolder
    private(set) var objects = 0
    private(set) var manifests = 0
    private(set) var shown = 0
    private(set) var rows = 0

    init(_ folder: OutputFolder) {
        self.folder = folder
    }

    /// Every object has the digest that it is called, every record names objects that are there, every shown file is its
    /// object, and nothing half written is left.
    mutating func checkStore(stages: [String]) throws {
        for path in try files(in: "objects") {
            let digest = try Digest(ofFile: folder.hidden.appending(path: "objects/\(path)"))
            #expect(digest.hexadecimal == path.replacing("/", with: ""))
            objects += 1
        }
        for name in try files(in: "executions") {
            let key = try #require(Digest(hexadecimal: String(name.dropLast(5))), "\(name)")
            #expect(folder.store.manifest(for: key) != nil, "the record \(name) is not whole")
            manifests += 1
        }
        for stage in stages {
            let manifest = try #require(folder.shownManifest(of: stage), "\(stage) shows nothing")
            for output in manifest.outputs {
                #expect(
                    try Digest(ofFile: folder.url(of: output, stage: stage)) == output.digest, "\(stage) \(output.name)"
                )
                shown += 1
            }
        }
        #expect(try files(in: "running").isEmpty)
    }

    private func files(in name: String) throws -> [String] {
        let place = folder.hidden.appending(path: name)
        return try FileManager.default.subpathsOfDirectory(atPath: place.path).filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: place.appending(path: path).path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }

    /// Every record is whole: only runs that were killed, which `killed` counts, have no end, and only stages in them.
    mutating func checkHistory(killed: Int) throws {
        let queue = try DatabaseQueue(path: folder.runDatabase.path)
        rows += try queue.read { rows in
            #expect(try String.fetchAll(rows, sql: "PRAGMA integrity_check") == ["ok"])
            #expect(try Row.fetchAll(rows, sql: "PRAGMA foreign_key_check").isEmpty)
            let open = try Int.fetchOne(rows, sql: "SELECT COUNT(*) FROM run WHERE outcome IS NULL") ?? 0
            #expect(open <= killed, "\(open) runs have no end, and \(killed) were killed")
            let lost = try Row.fetchAll(
                rows,
                sql: """
                    SELECT execution.* FROM execution JOIN run ON run.id = execution.run
                    LEFT JOIN settlement ON settlement.run = run.id AND settlement.stage = execution.stage
                    WHERE run.outcome IS NOT NULL AND (settlement.outcome IS NULL OR execution.seconds IS NULL)
                    """)
            #expect(lost.isEmpty, "\(lost)")
            return try ["run", "settlement", "execution", "parameter", "metric"].reduce(0) { count, table in
                count + (try Int.fetchOne(rows, sql: "SELECT COUNT(*) FROM \(table)") ?? 0)
            }
        }
        try queue.close()
    }

    /// A training that ended has as many losses in the history as its table has rows.
    func checkMetrics(of stages: [String]) throws {
        let queue = try DatabaseQueue(path: folder.runDatabase.path)
        for stage in stages {
            let executions = try queue.read { rows in
                try Row.fetchAll(
                    rows,
                    sql: """
                        SELECT execution.key, (SELECT COUNT(*) FROM metric WHERE execution = execution.id AND name = 'loss')
                            AS losses
                        FROM execution JOIN settlement ON settlement.run = execution.run
                            AND settlement.stage = execution.stage
                        WHERE execution.stage = ? AND settlement.outcome = 'ran'
                        """, arguments: [stage])
            }
            for row in executions {
                let manifest = try #require(Digest(hexadecimal: row["key"]).flatMap(folder.store.manifest))
                let table = try #require(manifest.output("metrics.csv"))
                let text = try String(contentsOf: folder.store.url(of: table.digest), encoding: .utf8)
                let losses: Int = row["losses"]
                #expect(losses == text.split(separator: "\n").count - 1, "\(stage)")
            }
        }
        try queue.close()
    }

    /// How often the execution that a stage shows ran without being forced to: how often it ended, and how often it began.
    func executions(of stage: String) throws -> (ended: Int, begun: Int) {
        let key = try #require(folder.shownKey(of: stage)).hexadecimal
        let queue = try DatabaseQueue(path: folder.runDatabase.path)
        let begun = try queue.read { rows in
            try Bool?.fetchAll(
                rows,
                sql: """
                    SELECT settlement.outcome = 'ran' FROM execution LEFT JOIN settlement
                        ON settlement.run = execution.run AND settlement.stage = execution.stage
                    WHERE execution.key = ? AND reason <> '\(KeyDifference.forced)'
                    """, arguments: [key])
        }
        try queue.close()
        return (begun.count { $0 == true }, begun.count)
    }
}

import Foundation
import Testing

extension AfterQuickRun {
    @Suite("The quick pipeline, made twice from nothing")
    struct SameBytesTests {
        /// Every file that the output folder shows, by path.
        private func shownFiles(_ program: Program) throws -> [String: Data] {
            let output = program.folder.appending(path: "Output")
            let paths = try FileManager.default.subpathsOfDirectory(atPath: output.path).filter { path in
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(atPath: output.appending(path: path).path, isDirectory: &isFolder)
                return !isFolder.boolValue && !path.hasPrefix(".unroll")
            }
            return Dictionary(
                uniqueKeysWithValues: try paths.map { ($0, try Data(contentsOf: output.appending(path: $0))) })
        }

        /// The lines in which two pages differ in more than moments, durations, the pace of trainings and their own digest.
        private func differences(_ one: Data?, _ other: Data?) -> [String] {
            let (one, other) = (linesWithoutTimes(of: one), linesWithoutTimes(of: other))
            guard one.count == other.count else { return ["\(one.count) lines, \(other.count) lines"] }
            return zip(one, other).filter { $0 != $1 && withoutTimes($0) != withoutTimes($1) }.map { "\($0) | \($1)" }
        }

        private func linesWithoutTimes(of page: Data?) -> [String] {
            var text = String(decoding: page ?? Data(), as: UTF8.self)
            for (start, end) in [
                ("<figure class=\"timeline\">", "</figure>"), ("<caption><span>Time over the course", "</tbody>"),
            ] {
                let parts = text.components(separatedBy: start)
                let behind = parts.dropFirst().map {
                    $0.components(separatedBy: end).dropFirst().joined(separator: end)
                }
                text = ([parts[0]] + behind).joined(separator: "TIMES")
            }
            return text.components(separatedBy: "\n")
        }

        private func withoutTimes(_ line: String) -> String {
            line.replacing(/"page":"[0-9a-f]{64}"/, with: "DIGEST")
                .replacing(/\d+-\d\d-\d\d[T ]\d\d:\d\d:\d\d(Z| UTC)/, with: "MOMENT")
                .replacing(/<data value="[0-9.e-]+">/, with: "<data>")
                .replacing(/\b(\d+ min )?\d+(\.\d+)? (ms|s)\b/, with: "DURATION")
                .replacing(/^<tr><th scope="row">(time per|samples per second|share of the machine).*$/, with: "SPEED")
        }

        @Test(
            """
            gives the same bytes in every file, for any number of threads and of stages at once; the report differs in \
            times and nowhere else
            """,
            arguments: [("1", "1"), ("2", "1"), ("3", "2"), ("8", "5")])
        func fromNothing(threads: String, jobs: String) throws {
            try FinishedQuickRun.withCopy { first in
                try Program.inNewFolder { second in
                    let result = try second.run(
                        "run", "-p", FinishedQuickRun.pipeline, "--threads", threads, "--jobs", jobs)
                    #expect(result.code == 0, "\(result.errors)")
                    let (before, after) = (try shownFiles(first), try shownFiles(second))
                    #expect(before.keys.sorted() == after.keys.sorted())
                    #expect(before.count > 70)
                    let differing = before.keys.filter { before[$0] != after[$0] }
                    #expect(differing == ["index.html"] || differing.isEmpty)
                    #expect(differences(before["index.html"], after["index.html"]) == [])
                    #expect(before["index.html"] != after["index.html"], "the moments, at least, differ")
                }
            }
        }

        @Test("draws the same page, to the byte, from the same artifacts")
        func redrawn() throws {
            try FinishedQuickRun.withCopy { program in
                let page = program.folder.appending(path: "Output/index.html")
                let before = try Data(contentsOf: page)
                let result = try program.run("run", "-p", FinishedQuickRun.pipeline, "--force", "report")
                #expect(result.errors.contains("report") && result.errors.contains("the same bytes as before"))
                #expect(try Data(contentsOf: page) == before)
            }
        }
    }
}

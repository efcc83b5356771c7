import Foundation
import Tensors
import TestSupport
import Testing

extension AfterQuickRun {
    @Suite("unroll verify")
    struct VerifyTests {
        private struct Report: Decodable {
            struct Finding: Decodable {
                let subject: String
                let path: String
                let outcome: String
                let stated: String?
                let found: String?
            }

            let holds: Bool
            let findings: [Finding]
        }

        private func edit(_ program: Program, _ path: String, _ change: (inout Data) -> Void) throws {
            let url = program.folder.appending(path: "Output/\(path)")
            var bytes = try Data(contentsOf: url)
            change(&bytes)
            try bytes.write(to: url)
        }

        @Test(
            "finds that everything holds after a run, for the page, every picture on it and every file of every stage")
        func untouched() throws {
            try FinishedQuickRun.withCopy { program in
                let result = try program.run("verify", "--json")
                #expect(result.code == 0, "\(result.output)")
                let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
                #expect(report.holds && report.findings.allSatisfy { $0.outcome == "holds" })
                #expect(report.findings.count { $0.subject == "page" } == 1)
                let page = try String(
                    contentsOf: program.folder.appending(path: "Output/index.html"), encoding: .utf8)
                #expect(report.findings.count { $0.subject == "picture" } == page.matches(of: #/<img /#).count)
                let paths = report.findings.filter { $0.subject == "file" }.map(\.path)
                for path in ["fetch-mnist/train-images-idx3-ubyte", "train-classifier/log.txt"] {
                    #expect(paths.contains(path))
                }
                let moved = program.folder.appending(path: "sent")
                try FileManager.default.moveItem(at: program.folder.appending(path: "Output"), to: moved)
                let text = try program.run("verify", "--quiet", "sent/index.html")
                #expect(text.code == 0 && text.output.hasPrefix("all \(report.findings.count) hold: the page, "))
            }
        }

        @Test(
            "names a file with a flipped byte, a missing file, and a picture that was swapped on the page; ends with 1")
        func changed() throws {
            try FinishedQuickRun.withCopy { program in
                try edit(program, "train-classifier/classifier.safetensors") { $0[$0.count - 1] ^= 1 }
                try FileManager.default.removeItem(
                    at: program.folder.appending(path: "Output/train-autoencoder/metrics.csv"))
                let loss = try Data(contentsOf: program.folder.appending(path: "Output/plot-classifier/loss.png"))
                let other = try Data(contentsOf: program.folder.appending(path: "Output/plot-lstm-fit/loss.png"))
                try edit(program, "index.html") { page in
                    let text = String(decoding: page, as: UTF8.self)
                    page = Data(text.replacing(loss.base64EncodedString(), with: other.base64EncodedString()).utf8)
                }
                let result = try program.run("verify", "-q")
                #expect(result.code == 1)
                let lines = result.output.split(separator: "\n")
                #expect(lines.count == 6, "\(result.output)")
                #expect(lines[0].hasPrefix("differs       Output/index.html (the page): stated "))
                #expect(lines[1].hasPrefix("differs       plot-classifier/loss.png (its copy on the page): stated "))
                #expect(lines[2].hasPrefix("differs       train-classifier/classifier.safetensors: stated "))
                #expect(lines[3] == "missing       train-autoencoder/metrics.csv")
                #expect(lines[4].hasPrefix("4 of ") && lines[4].hasSuffix("the page, 1 picture on it, 2 files"))
                #expect(lines[5].hasPrefix("all of the cache holds: "))
                let json = try JSONDecoder().decode(
                    Report.self, from: Data(program.run("verify", "--json").output.utf8))
                let differing = json.findings.filter { $0.outcome == "differs" }
                #expect(differing.count == 3 && json.findings.count { $0.stated != nil } == 3)
                #expect(
                    differing.allSatisfy { $0.stated?.count == 64 && $0.found?.count == 64 && $0.stated != $0.found })
            }
        }

        @Test("writes a path that would steer the terminal with the numbers of its controls")
        func steeringPath() throws {
            try FinishedQuickRun.withCopy { program in
                try edit(program, "index.html") { page in
                    let text = String(decoding: page, as: UTF8.self)
                    page = Data(
                        text.replacing(
                            #""path":"train-autoencoder/metrics.csv""#, with: #""path":"no\u001b[2K\rall hold""#
                        ).utf8)
                }
                let result = try program.run("verify", "-q")
                #expect(result.code == 1 && !result.output.contains("\u{1B}") && !result.output.contains("\r"))
                #expect(result.output.contains(#"missing       no\u{1B}[2K\u{D}all hold"#), "\(result.output)")
            }
        }

        @Test(
            "says of a page that was sent alone that it holds in itself, and does not name every file that is not there"
        )
        func sentAlone() throws {
            try FinishedQuickRun.withCopy { program in
                let sent = program.folder.appending(path: "sent.html")
                try FileManager.default.copyItem(at: program.folder.appending(path: "Output/index.html"), to: sent)
                let result = try program.run("verify", "--quiet", "sent.html")
                let lines = result.output.split(separator: "\n")
                #expect(result.code == 1 && lines.count == 2, "\(result.output)")
                #expect(lines[0].hasPrefix("of the page itself all ") && lines[0].contains(" pictures on it"))
                #expect(lines[1].hasPrefix("none of the ") && lines[1].contains("of a page that was sent alone"))
            }
        }

        @Test(
            "without a page reads the whole cache, and names every object and record that is damaged, and what they are"
        )
        func cache() throws {
            try FinishedQuickRun.withCopy { program in
                let objects = try QuickCache(program).objects
                let chosen = try #require(objects.first { $0.file == "train-classifier/metrics.csv" })
                var generator = RandomGenerator(seed: 1, stream: "verify")
                try FileDamage.flipped.apply(to: chosen.url, by: &generator)
                let record = try QuickCache(program).record(of: "plot-classifier")
                try FileDamage.truncated.apply(to: record, by: &generator)
                let result = try program.run("verify", "-q")
                let lines = result.output.split(separator: "\n")
                #expect(result.code == 1 && lines.count == 5, "\(result.output)")
                #expect(lines[0].hasPrefix("all ") && lines[1].hasPrefix("damaged       Output/.unroll/executions/"))
                #expect(lines[2].hasPrefix("differs       Output/.unroll/objects/"))
                #expect(lines[2].contains(" (train-classifier/metrics.csv): expected "))
                #expect(
                    lines[3].hasPrefix("2 of ") && lines[3].hasSuffix(" in the cache do not hold: 1 object, 1 record"))
                #expect(try program.run("verify", "Output/index.html").code == 0, "a page alone")
                let json = try JSONSerialization.jsonObject(with: Data(program.run("verify", "--json").output.utf8))
                let report = try #require(json as? [String: Any])
                let cache = try #require(report["cache"] as? [String: Any])
                #expect(report["holds"] as? Bool == false && cache["holds"] as? Bool == false)
                #expect((cache["findings"] as? [Any])?.count == 2)
                let page = program.folder.appending(path: "Output/index.html")
                let text = try Data(contentsOf: page)
                try Data("<p>Hello</p>".utf8).write(to: page)
                let both = try program.run("verify", "--json")
                #expect(both.code == 1 && both.errors.contains("states no digests"), "what is worse counts")
                #expect(both.output.contains("\"holds\" : false"))
                try text.write(to: page)
                #expect(try program.run("run", "-p", FinishedQuickRun.pipeline).code == 0)
                #expect(try program.run("verify", "-q").code == 0)
                try FileManager.default.removeItem(at: program.folder.appending(path: "Output/index.html"))
                let without = try program.run("verify")
                #expect(without.code == 0 && without.errors.contains("the cache alone is looked at"))
            }
        }

        @Test("says what to do about a page that states nothing, and ends with 2")
        func unusable() throws {
            try FinishedQuickRun.withCopy { program in
                try Data("<p>Hello</p>".utf8).write(to: program.folder.appending(path: "other.html"))
                let result = try program.run("verify", "other.html")
                #expect(result.code == 2 && result.output.isEmpty)
                #expect(result.errors.hasPrefix("unroll: other.html states no digests: "))
                #expect(result.errors.contains("unroll run report"))
                let folder = try program.run("verify", "Output")
                #expect(folder.code == 2)
                #expect(folder.errors == "unroll: Output is a folder. Name the page in it, such as Output/index.html\n")
                #expect(try program.run("verify", "-o", "nowhere").errors.contains("nowhere/index.html cannot be read"))
            }
        }
    }
}

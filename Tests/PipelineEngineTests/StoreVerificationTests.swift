import Artifacts
import Foundation
import PipelineEngine
import Tensors
import TestSupport
import Testing

@Suite("The verification of a cache")
struct StoreVerificationTests {
    private func withFinishedRun(_ body: (SampleRun, RunSummary) async throws -> Void) async throws {
        try await withTemporaryFolder { root in
            let sample = SampleRun(in: root)
            try await body(sample, try await sample.run())
        }
    }

    @Test("counts what it read and finds nothing wrong after a run, and nothing at all in an empty folder")
    func sound() async throws {
        try await withFinishedRun { sample, _ in
            let found = try StoreVerification(of: sample.folder)
            #expect(found.findings.isEmpty)
            // Text and log of two, text of one, an empty log of two, a page; a record of each execution, and of each stage's files.
            #expect(found.objectCount == 7 && found.recordCount == 8 && found.count == 15)
            #expect(found.byteCount > 0)
            let empty = OutputFolder(root: sample.folder.root.appending(path: "nothing"))
            #expect(try StoreVerification(of: empty).count == 0)
        }
    }

    @Test("finds a damaged object of any kind and names the files, though it was remembered as checked")
    func objects() async throws {
        try await withFinishedRun { sample, first in
            var generator = RandomGenerator(seed: 3, stream: "verification")
            for damage in FileDamage.allCases {
                let output = try #require(first.outcomes[0].outcome.manifest?.output("text.txt"))
                let object = sample.folder.store.url(of: output.digest)
                let bytes = try Data(contentsOf: object)
                try damage.apply(to: object, by: &generator)
                let found = try StoreVerification(of: sample.folder)
                guard found.findings.count == 1,
                    case .object(output.digest, let files, let flaw) = found.findings[0].subject
                else {
                    Issue.record("expected one object, found \(found.findings)")
                    return
                }
                #expect(files == ["left/text.txt"])
                #expect(
                    found.findings[0].path.hasSuffix(object.relativePath)
                        || object.path.hasSuffix(found.findings[0].path))
                switch (damage, flaw) {
                case (.flipped, .bytesDiffer), (.truncated, .sizeDiffers), (.emptied, .sizeDiffers(4, 0)),
                    (.removed, .missing):
                    break
                default: Issue.record("\(damage) was found as \(flaw)")
                }
                #expect(found.count == 15)
                try? FileManager.default.removeItem(at: object)
                try bytes.write(to: object)
            }
            #expect(try StoreVerification(of: sample.folder).findings.isEmpty)
        }
    }

    @Test("finds every flipped bit of a record")
    func records() async throws {
        try await withFinishedRun { sample, first in
            let key = try #require(first.outcomes[0].outcome.manifest?.recipe.key)
            let url = sample.folder.hidden.appending(path: "executions/\(key.hexadecimal).json")
            let bytes = try Data(contentsOf: url)
            var generator = RandomGenerator(seed: 4, stream: "records")
            for _ in 0..<Torture.count(short: 50, full: 2000) {
                try FileDamage.flipped.apply(to: url, by: &generator)
                let found = try StoreVerification(of: sample.folder).findings
                // A seal that is no seal any more is none, and then nothing else is damaged.
                let isSealed = String(decoding: try Data(contentsOf: url), as: UTF8.self).contains("\n  \"seal\" : \"")
                #expect(found.contains { $0.subject.isRecord(key) } || !isSealed)
                try bytes.write(to: url)
            }
        }
    }

    @Test("finds a record of what is shown that cannot be read, and one whose execution is unknown")
    func shown() async throws {
        try await withFinishedRun { sample, first in
            try Data("[]".utf8).write(to: sample.folder.hidden.appending(path: "shown/left.json"))
            let key = try #require(first.outcomes[1].outcome.manifest?.recipe.key)
            try FileManager.default.removeItem(
                at: sample.folder.hidden.appending(path: "executions/\(key.hexadecimal).json"))
            let stages = try StoreVerification(of: sample.folder).findings.map { finding in
                if case .shown(let stage, _) = finding.subject { stage } else { "none" }
            }
            #expect(stages == ["left", "right"])
        }
    }
}

extension StoreVerification.Finding.Subject {
    fileprivate func isRecord(_ key: Digest) -> Bool {
        if case .record(key, _) = self { true } else { false }
    }
}

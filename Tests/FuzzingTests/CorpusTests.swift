import Foundation
import Fuzzing
import TestSupport
import Testing

@Suite("Of what others wrote")
struct CorpusTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Corpus")

    @Test("every input of the corpus is read or refused by the rules", arguments: FuzzTarget.all.map(\.name))
    func corpus(_ name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        let files = try FileManager.default.contentsOfDirectory(
            at: Self.folder.appending(path: name), includingPropertiesForKeys: nil)
        #expect(files.count >= 10)
        for file in files {
            let bytes = Array(try Data(contentsOf: file))
            do {
                try target.check(bytes)
            } catch {
                Issue.record("\(name)/\(file.lastPathComponent): \(error)")
            }
        }
    }

    @Test("the corpus holds an input for each rule that was thought of", arguments: FuzzTarget.all.map(\.name))
    func seeds(_ name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        for (seed, bytes) in try target.seeds() {
            #expect(bytes.count <= target.longestInput, "\(name)/\(seed): libFuzzer would cut it off")
            let kept = try? Data(contentsOf: Self.folder.appending(path: "\(name)/\(seed)"))
            #expect(
                kept.map { Array($0) } == bytes, "\(name)/\(seed) is missing or another: make fuzz SECONDS=1 writes it")
        }
    }
}

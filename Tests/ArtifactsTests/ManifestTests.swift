import Artifacts
import Foundation
import Testing

@Suite("The record of an execution")
struct ManifestTests {
    private enum Nothing: StageKind {
        typealias Parameters = NoParameters

        static let declaration = StageDeclaration(name: "nothing", summary: "Does nothing.", outputs: [])

        static func run(_ context: StageContext, _ parameters: Parameters) throws {}
    }

    private func manifest(started: Date) -> Manifest {
        let recipe = KeyRecipe(kind: "nothing", parameters: [:], inputs: [], code: "c", surroundings: [:])
        return Manifest(of: Nothing.self, recipe: recipe, outputs: [], started: started, seconds: 1, ranOn: [:])
    }

    @Test("says to the millisecond when it began, and to the second where a person reads it")
    func milliseconds() throws {
        let manifest = manifest(started: Date(timeIntervalSince1970: 1_000_000_000.25))
        #expect(manifest.started == "2001-09-09T01:46:40.250Z")
        #expect(manifest.startedSecond == "2001-09-09T01:46:40Z")
        #expect(manifest.startedDate == Date(timeIntervalSince1970: 1_000_000_000.25))
    }

    @Test("is read where it has whole seconds, as earlier ones do, and has no moment where it has none")
    func earlierRecords() throws {
        let text = String(decoding: try manifest(started: Date(timeIntervalSince1970: 0)).encoded(), as: UTF8.self)
        func read(_ started: String) throws -> Manifest {
            let old = text.replacing("1970-01-01T00:00:00.000Z", with: started)
            return try JSONDecoder().decode(Manifest.self, from: Data(old.utf8))
        }
        #expect(try read("2001-09-09T01:46:40Z").startedDate == Date(timeIntervalSince1970: 1_000_000_000))
        let wrong = try read("yesterday")
        #expect(wrong.startedDate == nil && wrong.startedSecond == "yesterday")
    }
}

import PipelineEngine
import Testing

@Suite("The reasons why a stage runs")
struct KeyDifferenceTests {
    @Test("are told as far as a line can hold them, and the rest is counted")
    func summary() {
        #expect([KeyDifference.neverRan].summary == "it has not run yet")
        let lost = KeyDifference.objectsLost(files: ["a", "b"])
        #expect([KeyDifference.code, lost].summary == "the code that it runs has changed; the cache has lost a, b")
        #expect(Array(repeating: KeyDifference.forced, count: 9).summary.hasSuffix("; and 6 more reasons"))
    }
}

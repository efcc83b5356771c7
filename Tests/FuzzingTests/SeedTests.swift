import Artifacts
import Foundation
import Fuzzing
import Testing

/// The rules of a target let an input be read or refused; of the seeds it is known which of the two must be.
@Suite("Of the seeds of the fuzzer")
struct SeedTests {
    /// The names of the seeds of a target that are read.
    private func accepted(_ name: String, _ read: ([UInt8]) throws -> Void) throws -> Set<String> {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        return Set(
            try target.seeds().filter { _, bytes in
                do {
                    try read(bytes)
                    return true
                } catch {
                    return false
                }
            }.keys)
    }

    @Test("files of tensors are refused but for these: no hole, no overlap, no name twice, no byte left over")
    func safetensors() throws {
        let accepted = try accepted("safetensors") { _ = try SafetensorsFile(decoding: $0, path: "seed") }
        #expect(
            accepted == [
                "empty", "spaces-at-the-end", "metadata-alone", "escapes", "two-tensors", "any-order",
                "scalar-and-empty", "half-bytes", "great-extent-beside-zero", "every-type-we-write", "regressor",
                "autoencoder", "endless-size-beside-zero", "size-that-nothing-bears-out", "reading",
                "reading-of-endless-steps", "states-of-endless-steps", "column-again-and-again",
            ])
    }

    @Test("records of executions are refused but for these")
    func manifest() throws {
        let accepted = try accepted("manifest") { _ = try Manifest(decoding: Data($0)) }
        #expect(
            accepted == [
                "whole", "no-pace", "another-format", "moments-so-near-that-a-rate-overflows",
                "operations-beyond-rates",
            ])
    }

    @Test("tables are refused but for these")
    func table() throws {
        let accepted = try accepted("table") { _ = try NumberTable(csv: Data($0)) }
        #expect(
            accepted == [
                "history", "no-rows", "no-end-of-line", "empty-line-of-one-column", "special-numbers",
                "mark-on-a-separator",
            ])
    }
}

import Datasets
import Foundation
import TestSupport
import Testing

@Suite("IDX files")
struct IDXTests {
    /// Two pictures of 2 x 3 pixels.
    private let sample: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3] + Array(1...12)

    @Test("A sound file is read, plain or compressed, from memory or from disk")
    func readsSound() throws {
        try withTemporaryFolder { folder in
            for (name, contents) in [("a", sample), ("b", Gzip.stream(sample)), ("c.gz", Gzip.stream(sample))] {
                let url = folder.appending(path: name)
                try Data(contents).write(to: url)
                let array = try IDXArray(reading: url)
                #expect(array.shape == [2, 2, 3])
                #expect(array.bytes == Array(1...12))
                #expect(try IDXArray(decoding: contents, path: url.path) == array)
            }
        }
    }

    @Test("What the gzip program packs is read")
    func readsPacked() throws {
        let array = try IDXArray(decoding: Gzip.packed, path: "x.gz")
        #expect(String(decoding: array.bytes, as: UTF8.self) == String(repeating: "Unroll", count: 10))
    }

    @Test("A file of several megabytes is read, plain or compressed")
    func readsLarge() throws {
        let pixels = (0..<3 << 20).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 8) }
        let contents = [0, 0, 8, 1, 0, 0x30, 0, 0] + pixels
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "x")
            for stored in [contents, Gzip.stream(contents)] {
                try Data(stored).write(to: url)
                #expect(try IDXArray(reading: url).bytes == pixels)
            }
        }
    }

    @Test("Every byte of the header is checked")
    func refusesWrongHeader() {
        #expect(message([1] + sample.dropFirst()).contains("offset 0: expected 0x0"))
        #expect(message([0, 7] + sample.dropFirst(2)).contains("offset 1: expected 0x0, with two"))
        let floats = message([0, 0, 0xD] + sample.dropFirst(3))
        #expect(floats.contains("offset 2: expected the type 0x8, unsigned bytes, found 0xd"))
        #expect(message([0, 0, 8, 0]).contains("offset 3: expected at least one dimension, found 0x0"))
    }

    @Test("A file cut short is refused at its end, wherever that is")
    func refusesTruncated() {
        for count in 0..<sample.count {
            #expect(message(Array(sample[..<count])).contains("offset \(count): expected"))
        }
        #expect(message(Array(sample[..<20])).contains("12 elements for [2, 2, 3], found the end after 4"))
    }

    @Test("A byte too many is refused")
    func refusesTrailing() {
        #expect(message(sample + [0]).contains("offset 28: expected the end of the file, as its dimensions say"))
    }

    @Test("Dimensions beyond the limit are refused before anything is read, and cannot overflow")
    func refusesHugeDimensions() {
        let limited = message(sample, sizeLimit: 11)
        #expect(limited.contains("offset 12: expected dimensions of at most 11 elements, found [2, 2, 3]"))
        let huge: [UInt8] = [0, 0, 8, 255] + [UInt8](repeating: 0xFF, count: 4 * 255)
        #expect(message(huge).contains("found [4294967295, 4294967295"))
        let eight: [UInt8] = [0, 0, 8, 1, 0xFF, 0xFF, 0xFF, 0xFF]
        #expect(message(eight).contains("offset 4: expected dimensions of at most 268435456 elements"))
    }

    @Test("What is no readable file is refused with the reason")
    func refusesUnreadable() throws {
        try withTemporaryFolder { folder in
            let missing = #expect(throws: DatasetError.self) { try IDXArray(reading: folder.appending(path: "x")) }
            #expect(missing?.description.contains("No such file or directory") == true)
            let directory = #expect(throws: DatasetError.self) { try IDXArray(reading: folder) }
            #expect(directory?.description.contains("no regular file") == true)
        }
    }

    // MARK: - Compressed

    @Test("A name that ends in .gz demands gzip")
    func refusesPlainGzipName() {
        let message = message(sample, path: "x.gz")
        #expect(message.contains("x.gz, offset 0: expected a gzip stream (0x1f 0x8b), as the name says, found 0x0 0x0"))
        #expect(self.message([], path: "x.gz").contains("found an empty file"))
    }

    @Test("A gzip stream cut short is refused, wherever that is")
    func refusesTruncatedGzip() {
        let stream = Gzip.stream(sample)
        for count in 2..<stream.count {
            let expected = "offset \(count): expected the rest of the gzip stream, found the end of the file"
            #expect(message(Array(stream[..<count])).contains(expected))
        }
    }

    @Test("Bytes after a gzip stream are refused, even zeros or another stream")
    func refusesTrailingGzip() {
        let stream = Gzip.stream(sample)
        for rest in [[0], [0x1F, 0x8B], Gzip.stream([])] {
            let expected = "offset \(stream.count): expected the end of the file after the gzip stream"
            #expect(message(stream + rest).contains(expected))
        }
    }

    @Test("A gzip stream whose checksum, length or header is wrong is refused")
    func refusesWrongChecksum() {
        let stream = Gzip.stream(sample)
        func changed(_ index: Int) -> String {
            var copy = stream
            copy[index] ^= 1
            return message(copy)
        }
        #expect(changed(stream.count - 8).contains("found damage (incorrect data check)"))
        #expect(changed(stream.count - 1).contains("found damage (incorrect length check)"))
        #expect(changed(20).contains("damage"))
        #expect(changed(2).contains("found damage (unknown compression method)"))
    }

    @Test("A gzip stream with one byte changed gives the same array or an error")
    func survivesChangedGzip() {
        for original in [Gzip.packed, Gzip.stream(sample)] {
            let array = try? IDXArray(decoding: original, path: "x")
            for index in original.indices {
                for bit in 0..<8 {
                    var changed = original
                    changed[index] ^= 1 << bit
                    let result = try? IDXArray(decoding: changed, path: "x")
                    #expect(result == nil || result == array)
                }
            }
        }
    }

    @Test("A stream that unpacks to more than its header says is left at the first byte too many")
    func refusesBomb() {
        let bomb = Gzip.stream([0, 0, 8, 1, 0, 0, 0, 1] + [UInt8](repeating: 0, count: 1 << 20))
        #expect(message(bomb).contains("offset 9: expected the end of the file, as its dimensions say, found more"))
    }

    /// The error for a file; empty when it is accepted.
    private func message(_ contents: [UInt8], path: String = "x", sizeLimit: Int = IDXArray.sizeLimit) -> String {
        do {
            _ = try IDXArray(decoding: contents, path: path, sizeLimit: sizeLimit)
            return ""
        } catch {
            return "\(error)"
        }
    }
}

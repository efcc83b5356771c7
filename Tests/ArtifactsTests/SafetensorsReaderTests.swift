import Artifacts
import Foundation
import Tensors
import TestSupport
import Testing

@Suite("Reading safetensors")
struct SafetensorsReaderTests {
    private let sample = Array(SafetensorsSamples.writer().encoded())

    @Test("What was written is read back")
    func roundTrip() throws {
        let file = try SafetensorsFile(decoding: sample, path: "x")
        #expect(file.names == ["b", "empty", "w", "é\"\n", "i", "u"])
        #expect(file.metadata == ["k\t": "v/\u{1}é"])
        #expect(try file.tensor("w") == Tensor(shape: [2, 3], scalars: [0, 0.25, 0.5, 0.75, 1, 1.25]))
        #expect(try file.tensor("é\"\n") == Tensor(shape: [], scalars: [2.5]))
        #expect(try file.tensor("empty") == Tensor(shape: [0, 4], scalars: []))
        #expect(try file.integers("b") == ShapedArray(shape: [2], elements: [-1, 2]))
        #expect(try file.integers("i") == ShapedArray(shape: [1], elements: [7]))
        #expect(try file.bytes("u") == ShapedArray(shape: [3], elements: [1, 2, 3]))
    }

    @Test("A file on disk is read like its bytes")
    func readsFile() throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "x.safetensors")
            try Data(sample).write(to: url)
            let file = try SafetensorsFile(reading: url)
            #expect(file.path == url.path)
            #expect(try file.bytes("u").elements == [1, 2, 3])
        }
    }

    @Test("A header may hold white space, any order of keys, escapes, and types that we do not read")
    func readsForeignHeader() throws {
        let header = """
            { "h" : { "data_offsets" : [ 4 , 10 ] , "shape" : [ 3 ] ,\t"dtype" : "BF16" },
              "\\u0061\\ud83d\\ude00\\/\\n" : {"dtype":"F4","shape":[2,4],"data_offsets":[0,4]} }\r\n
            """
        let file = try SafetensorsFile(decoding: SafetensorsSamples.file(header: header, dataCount: 10), path: "x")
        #expect(file.names == ["a😀/\n", "h"])
    }

    @Test("A file without tensors is one")
    func readsEmpty() throws {
        #expect(try SafetensorsFile(decoding: SafetensorsSamples.file(header: "{}"), path: "x").names.isEmpty)
    }

    @Test("A tensor that is not there is named with those that are")
    func reportsMissing() throws {
        let file = try SafetensorsFile(decoding: sample, path: "x")
        let error = #expect(throws: SafetensorsError.self) { try file.tensor("v") }
        #expect(error?.place == .tensor("v"))
        #expect(error?.found == #"the names ["b", "empty", "w", "é\"\n", "i", "u"]"#)
    }

    @Test("A tensor of another type is refused with both types")
    func reportsWrongType() throws {
        let file = try SafetensorsFile(decoding: sample, path: "x")
        let error = #expect(throws: SafetensorsError.self) { try file.integers("w") }
        #expect(error?.description.hasPrefix(#"x, tensor "w": expected I32 or I64, found F32."#) == true)
        #expect(throws: SafetensorsError.self) { try file.tensor("u") }
        #expect(throws: SafetensorsError.self) { try file.bytes("i") }
    }

    @Test("Every file cut short is refused")
    func refusesTruncated() {
        for count in 0..<sample.count {
            #expect(throws: SafetensorsError.self) { try SafetensorsFile(decoding: Array(sample[..<count]), path: "x") }
        }
    }

    @Test("A byte too many is refused")
    func refusesTrailing() {
        let error = #expect(throws: SafetensorsError.self) {
            try SafetensorsFile(decoding: sample + [0], path: "x")
        }
        #expect(error?.expected == "51 bytes of tensors up to the end of the file")
        #expect(error?.found == "52")
    }

    @Test("A file with one byte changed is read or refused, never more")
    func survivesChangedBytes() {
        for index in sample.indices {
            for byte in [0, 0x22, 0x39, 0x5C, 0x7B, 0xFF] as [UInt8] {
                var changed = sample
                changed[index] = byte
                guard let file = try? SafetensorsFile(decoding: changed, path: "x") else { continue }
                for name in file.names { _ = try? file.tensor(name) }
            }
        }
    }

    @Test("What is no regular file of a fair size is refused with the reason")
    func refusesUnreadable() throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "x.safetensors")
            func found(_ limit: Int = 100) -> String? {
                #expect(throws: SafetensorsError.self) { try SafetensorsFile(reading: url, sizeLimit: limit) }?.found
            }
            #expect(found() == "No such file or directory")
            try Data(sample).write(to: url)
            #expect(found() == "\(sample.count) bytes")
            try FileManager.default.removeItem(at: url)
            #expect(mkfifo(url.path, 0o600) == 0)
            #expect(found() == "something that is no regular file")
        }
    }
}

import Artifacts
import Foundation
import TestSupport
import Testing

@Suite("Writing safetensors")
struct SafetensorsWriterTests {
    // import numpy as np, safetensors.numpy as s      (safetensors 0.8.0)
    // s.save({"w": np.arange(6, dtype=np.float32).reshape(2, 3) / 4, "b": np.array([-1, 2], np.int64),
    //         "i": np.array([7], np.int32), "u": np.array([1, 2, 3], np.uint8),
    //         "é\"\n": np.array(2.5, np.float32), "empty": np.zeros((0, 4), np.float32)},
    //        metadata={"k\t": "v/\u0001é"}).hex()
    static let reference = """
        80010000000000007b225f5f6d657461646174615f5f223a7b226b5c74223a22762f5c7530303031c3a9227d2c2262223a7b2264
        74797065223a22493634222c227368617065223a5b325d2c22646174615f6f666673657473223a5b302c31365d7d2c22656d7074
        79223a7b226474797065223a22463332222c227368617065223a5b302c345d2c22646174615f6f666673657473223a5b31362c31
        365d7d2c2277223a7b226474797065223a22463332222c227368617065223a5b322c335d2c22646174615f6f666673657473223a
        5b31362c34305d7d2c22c3a95c225c6e223a7b226474797065223a22463332222c227368617065223a5b5d2c22646174615f6f66
        6673657473223a5b34302c34345d7d2c2269223a7b226474797065223a22493332222c227368617065223a5b315d2c2264617461
        5f6f666673657473223a5b34342c34385d7d2c2275223a7b226474797065223a225538222c227368617065223a5b335d2c226461
        74615f6f666673657473223a5b34382c35315d7d7d20202020202020ffffffffffffffff0200000000000000000000000000803e
        0000003f0000403f0000803f0000a03f0000204007000000010203
        """

    @Test("The bytes are those of the reference implementation")
    func matchesReference() {
        let hexadecimal = SafetensorsSamples.writer().encoded().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        #expect(hexadecimal.joined() == Self.reference.filter { !$0.isWhitespace })
    }

    @Test("The order of the calls and of the metadata does not matter")
    func isDeterministic() {
        let names = (0..<20).map { "tensor-\($0)" }
        func encoded(_ names: [String]) -> Data {
            let metadata = Dictionary(uniqueKeysWithValues: names.map { ($0, "x") })
            var writer = SafetensorsWriter(metadata: metadata)
            for name in names { writer.add(ShapedArray<UInt8>(shape: [1], elements: [UInt8(name.count)]), named: name) }
            return writer.encoded()
        }
        #expect(encoded(names) == encoded(names.reversed()))
    }

    @Test("Metadata are sorted by the bytes of their keys")
    func sortsMetadata() {
        let writer = SafetensorsWriter(metadata: ["b": "1", "Z": "2", "é": "3", "a": "4"])
        let header = String(decoding: writer.encoded().dropFirst(8), as: UTF8.self)
        #expect(header.trimmingCharacters(in: .whitespaces) == #"{"__metadata__":{"Z":"2","a":"4","b":"1","é":"3"}}"#)
    }

    @Test("The tensors begin at a multiple of 8 bytes", arguments: 0..<9)
    func alignsData(extra: Int) {
        var writer = SafetensorsWriter()
        writer.add(ShapedArray<UInt8>(shape: [], elements: [1]), named: String(repeating: "n", count: 1 + extra))
        #expect((writer.encoded().count - 1) % 8 == 0)
    }

    @Test("A file holds the encoded bytes, and a longer one is replaced")
    func writesFile() throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "x.safetensors")
            try Data(count: 10_000).write(to: url)
            try SafetensorsSamples.writer().write(to: url)
            #expect(try Data(contentsOf: url) == SafetensorsSamples.writer().encoded())
        }
    }

    @Test("A file that cannot be written is an error")
    func reportsUnwritable() throws {
        try withTemporaryFolder { folder in
            #expect(throws: (any Error).self) {
                try SafetensorsSamples.writer().write(to: folder.appending(path: "missing/x.safetensors"))
            }
        }
    }
}

import Artifacts
import Tensors

/// Files that keep the rules of the format, and for each rule one that breaks it.
enum SafetensorsSeeds {
    static var all: [String: [UInt8]] {
        var seeds = headers.mapValues { file(header: $0.header, dataCount: $0.dataCount) }
        seeds["every-type-we-write"] = written
        for (name, shapes) in networks { seeds[name] = tensors(shapes) }
        seeds["reading"] = reading(steps: 2, units: 1)
        seeds["reading-of-endless-steps"] = reading(steps: 1 << 40, units: 0)
        seeds["states-of-endless-steps"] = tensors(["hidden": [1 << 40, 0]])
        seeds["column-again-and-again"] = tensors(["x": [2]], metadata: ["columns": "x,x,x,x"])
        seeds["no-header-length"] = [1, 2, 3]
        seeds["header-beyond-the-limit"] = length(100_000_001) + Array("{}".utf8)
        seeds["header-beyond-the-file"] = length(50) + Array("{}".utf8)
        seeds["header-length-overflows"] = [UInt8](repeating: 0xFF, count: 8) + Array("{}".utf8)
        seeds["header-not-utf-8"] = length(9) + [0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x7B, 0x7D, 0x7D]
        return seeds
    }

    private static let headers: [String: (header: String, dataCount: Int)] = [
        "empty": ("{}", 0), "spaces-at-the-end": ("{}      ", 0), "no-object": ("[]", 0), "more-text": ("{} x", 0),
        "metadata-alone": (#"{"__metadata__":{"a":"b"}}"#, 0), "metadata-twice": (#"{"a":"","a":""}"#, 0),
        "metadata-no-texts": (#"{"__metadata__":{"a":1}}"#, 0),
        "escapes": (#"{"__metadata__":{"\"\\\/\b\f\n\r\tA":"é\uD83D\uDE00"}}"#, 0),
        "surrogate-alone": (#"{"__metadata__":{"a":"\uD83D"}}"#, 0), "bad-escape": (#"{"__metadata__":{"a":"\x"}}"#, 0),
        "two-tensors": ("{\(member("a", "F32", "1", 0, 4)),\(member("b", "U8", "2,1", 4, 6))}", 6),
        "any-order": ("{\(member("b", "U8", "2,1", 4, 6)),\(member("a", "F32", "1", 0, 4))}", 6),
        "scalar-and-empty": ("{\(member("a", "I64", "", 0, 8)),\(member("e", "F32", "0,4", 8, 8))}", 8),
        "half-bytes": ("{\(member("a", "F4", "4", 0, 2))}", 2),
        "odd-half-bytes": ("{\(member("a", "F4", "3", 0, 2))}", 2),
        "name-twice": ("{\(member("a", "U8", "1", 0, 1)),\(member("a", "U8", "1", 1, 2))}", 2),
        "hole": ("{\(member("a", "U8", "1", 0, 1)),\(member("b", "U8", "1", 2, 3))}", 3),
        "overlap": ("{\(member("a", "U8", "2", 0, 2)),\(member("b", "U8", "2", 1, 3))}", 3),
        "bytes-left-over": ("{\(member("a", "U8", "1", 0, 1))}", 2),
        "bytes-missing": ("{\(member("a", "U8", "2", 0, 2))}", 1),
        "end-before-begin": ("{\(member("a", "U8", "1", 1, 0))}", 1),
        "size-of-another-type": ("{\(member("a", "F64", "1", 0, 4))}", 4),
        "unknown-type": ("{\(member("a", "F128", "1", 0, 16))}", 16),
        "shape-overflows": ("{\(member("a", "F32", "4294967296,4294967296,2", 0, 0))}", 0),
        "shape-overflows-beside-zero": ("{\(member("a", "F32", "0,4294967296,4294967296", 0, 0))}", 0),
        "shape-overflows-before-zero": ("{\(member("a", "U8", "4294967296,4294967296,0", 0, 0))}", 0),
        "great-extent-beside-zero": ("{\(member("a", "F32", "0,1099511627776", 0, 0))}", 0),
        "number-overflows": (#"{"a":{"dtype":"U8","shape":[99999999999999999999],"data_offsets":[0,1]}}"#, 1),
        "negative-extent": (#"{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}"#, 1),
        "number-with-point": (#"{"a":{"dtype":"U8","shape":[1.0],"data_offsets":[0,1]}}"#, 1),
        "leading-zero": (#"{"a":{"dtype":"U8","shape":[01],"data_offsets":[0,1]}}"#, 1),
        "unknown-key": (#"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"more":1}}"#, 1),
        "no-shape": (#"{"a":{"dtype":"U8","data_offsets":[0,1]}}"#, 1),
        "three-offsets": (#"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,2]}}"#, 1),
        "many-dimensions": ("{\(member("a", "U8", Array(repeating: "1", count: 65).joined(separator: ","), 0, 1))}", 1),
    ]

    /// Shapes of weights: those of a small network, and sizes that the rest of the file does not bear out.
    private static let networks: [String: [String: [Int]]] = [
        "regressor": [
            "rnn.weight_ih_l0": [2, 1], "rnn.weight_hh_l0": [2, 2], "rnn.bias_ih_l0": [2], "rnn.bias_hh_l0": [2],
            "out.weight": [1, 2], "out.bias": [1],
        ],
        "autoencoder": [
            "encoder.0.weight": [1, 2], "encoder.0.bias": [1], "decoder.0.weight": [2, 1], "decoder.0.bias": [2],
        ],
        "endless-size-beside-zero": [
            "out.weight": [0, 1 << 40], "rnn.weight_hh_l0": [0, 1 << 40], "rnn.weight_ih_l0": [0, 1 << 40],
            "encoder.0.weight": [0, 1 << 40],
        ],
        "size-that-nothing-bears-out": [
            "out.weight": [1, 500], "rnn.weight_hh_l0": [500, 0], "rnn.weight_ih_l0": [0, 784],
        ],
    ]

    private static func tensors(_ shapes: [String: [Int]], metadata: [String: String] = [:]) -> [UInt8] {
        var writer = SafetensorsWriter(metadata: metadata)
        for (name, shape) in shapes { writer.add(Tensor(zeros: shape), named: name) }
        return Array(writer.encoded())
    }

    private static func reading(steps: Int, units: Int) -> [UInt8] {
        var writer = SafetensorsWriter()
        writer.add(ShapedArray<Int32>(shape: [1], elements: [7]), named: "images")
        writer.add(Tensor(zeros: [1, steps, units]), named: "hidden")
        writer.add(Tensor(zeros: [1, steps, units]), named: "probabilities")
        writer.add(Tensor(zeros: [1, steps, 3, units]), named: "gates")
        return Array(writer.encoded())
    }

    private static var written: [UInt8] {
        var writer = SafetensorsWriter(metadata: ["k\t": "v/\u{1}é"])
        writer.add(Tensor(shape: [2, 3], scalars: [0, 0.25, 0.5, .nan, -0.0, .infinity]), named: "w")
        writer.add(ShapedArray<Int64>(shape: [2], elements: [-1, .max]), named: "b")
        writer.add(ShapedArray<Int32>(shape: [1], elements: [7]), named: "i")
        writer.add(ShapedArray<UInt8>(shape: [3], elements: [1, 2, 3]), named: "u")
        return Array(writer.encoded())
    }

    private static func file(header: String, dataCount: Int) -> [UInt8] {
        length(header.utf8.count) + Array(header.utf8) + [UInt8](repeating: 0, count: dataCount)
    }

    private static func length(_ count: Int) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) } }

    private static func member(_ name: String, _ type: String, _ shape: String, _ begin: Int, _ end: Int) -> String {
        "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":[\(shape)],\"data_offsets\":[\(begin),\(end)]}"
    }
}

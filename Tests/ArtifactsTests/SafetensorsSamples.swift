import Artifacts
import Tensors

/// Files made by hand, byte for byte.
enum SafetensorsSamples {
    /// A file of the given header and so many bytes of tensors, whatever they claim to be.
    static func file(header: String, dataCount: Int = 0) -> [UInt8] {
        file(header: Array(header.utf8), dataCount: dataCount)
    }

    /// A file whose header is any bytes.
    static func file(header: [UInt8], dataCount: Int = 0) -> [UInt8] {
        length(header.count) + header + [UInt8](repeating: 0, count: dataCount)
    }

    /// A header length as the format stores it.
    static func length(_ count: Int) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
    }

    /// The member of a header for a tensor.
    static func member(_ name: String, _ type: String, _ shape: String, _ begin: String, _ end: String) -> String {
        "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":[\(shape)],\"data_offsets\":[\(begin),\(end)]}"
    }

    /// A writer that holds a tensor of each type, an empty one, a scalar, and names that need escapes.
    static func writer() -> SafetensorsWriter {
        var writer = SafetensorsWriter(metadata: ["k\t": "v/\u{1}é"])
        writer.add(Tensor(shape: [2, 3], scalars: [0, 0.25, 0.5, 0.75, 1, 1.25]), named: "w")
        writer.add(ShapedArray<Int64>(shape: [2], elements: [-1, 2]), named: "b")
        writer.add(ShapedArray<Int32>(shape: [1], elements: [7]), named: "i")
        writer.add(ShapedArray<UInt8>(shape: [3], elements: [1, 2, 3]), named: "u")
        writer.add(Tensor(shape: [], scalars: [2.5]), named: "é\"\n")
        writer.add(Tensor(shape: [0, 4], scalars: []), named: "empty")
        return writer
    }
}

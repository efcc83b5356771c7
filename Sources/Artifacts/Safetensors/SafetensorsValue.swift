import Tensors

/// A tensor of a type that we write.
enum SafetensorsValue: Sendable {
    case float32(Tensor)
    case uint8(ShapedArray<UInt8>)
    case int32(ShapedArray<Int32>)
    case int64(ShapedArray<Int64>)

    var type: ElementType {
        switch self {
        case .float32: .float32
        case .uint8: .uint8
        case .int32: .int32
        case .int64: .int64
        }
    }

    var shape: [Int] {
        switch self {
        case .float32(let tensor): tensor.shape
        case .uint8(let array): array.shape
        case .int32(let array): array.shape
        case .int64(let array): array.shape
        }
    }

    var byteCount: Int { shape.elementCount * type.bitCount / 8 }

    /// The elements as they lie in memory, which is how the file holds them.
    func withUnsafeBytes(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        switch self {
        case .float32(let tensor): try tensor.scalars.withUnsafeBytes(body)
        case .uint8(let array): try array.elements.withUnsafeBytes(body)
        case .int32(let array): try array.elements.withUnsafeBytes(body)
        case .int64(let array): try array.elements.withUnsafeBytes(body)
        }
    }
}

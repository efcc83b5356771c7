import Artifacts
import Foundation
import Layers
import Tensors

/// One case: its configuration and its arrays.
struct VectorFile {
    let name: String
    let configuration: VectorConfiguration
    let file: SafetensorsFile

    init(_ name: String) throws {
        self.name = name
        file = try SafetensorsFile(reading: Self.folder.appending(path: name))
        let text = file.metadata["case"] ?? "{}"
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        configuration = try decoder.decode(VectorConfiguration.self, from: Data(text.utf8))
    }

    static var folder: URL {
        if let path = ProcessInfo.processInfo.environment["UNROLL_VECTORS"] { return URL(filePath: path) }
        return URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors")
    }

    static func names() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".safetensors") }.sorted()
    }

    func tensor(_ name: String) throws -> Tensor {
        try file.tensor(name)
    }

    func optionalTensor(_ name: String) throws -> Tensor? {
        file.names.contains(name) ? try file.tensor(name) : nil
    }

    func integers(_ name: String) throws -> [Int32] {
        try file.integers(name).elements.map { Int32(truncatingIfNeeded: $0) }
    }

    /// All arrays whose names begin with `prefix`, without it.
    func tensors(_ prefix: String) throws -> StateDictionary {
        try file.names.filter { $0.hasPrefix(prefix) }.sorted().map { name in
            (String(name.dropFirst(prefix.count)), try tensor(name))
        }
    }
}

/// The `case` entry of a file's metadata; most kinds have only some of the fields.
struct VectorConfiguration: Decodable {
    var kind: String
    var config: Options?
    var initialState: String?
    var layers: [String]?
    var sizes: [Int]?
    var optimizer: String?
    var experiment: String?
    var maxNorm: Float?
    var lr: Double?
    var batch: Int?

    /// PyTorch's arguments of a layer or an optimizer.
    struct Options: Decodable {
        var inputSize: Int?
        var hiddenSize: Int?
        var numLayers: Int?
        var bias: Bool?
        var batchFirst: Bool?
        var bidirectional: Bool?
        var lr: Double?
        var momentum: Double?
        var nesterov: Bool?
        var weightDecay: Double?
        var betas: [Double]?
        var eps: Double?
        var amsgrad: Bool?
        var alpha: Double?
    }
}

import Artifacts
import Autograd
import Foundation
import Kernels
import Layers
import Models
import Tensors
import TestSupport
import Testing

@Suite("Saved models")
struct SavedModelsTests {
    /// A network's weights in a file, and another network made of the file.
    private func expectSame<Network: CompositeModule>(
        _ network: Network, _ read: (SafetensorsFile) throws -> Network
    ) throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "weights.safetensors")
            try network.save(to: url)
            let copy = try read(SafetensorsFile(reading: url))
            #expect(copy.description == network.description)
            #expect(copy.stateDictionary.map(\.name) == network.stateDictionary.map(\.name))
            #expect(copy.stateDictionary.map(\.tensor) == network.stateDictionary.map(\.tensor))
        }
    }

    private var random: RandomGenerator { RandomGenerator(seed: 8, stream: "weights") }

    @Test("A classifier comes back with its reader and its sizes", arguments: DigitClassifier.Reader.allCases)
    func classifier(reader: DigitClassifier.Reader) throws {
        var random = random
        let network = DigitClassifier(reader, stepSize: 9, hiddenSize: 7, classCount: 3, using: &random)
        #expect(network.description.contains("(rnn): \(reader.rawValue.uppercased())(9, 7, batch_first=True)"))
        try expectSame(network) { try DigitClassifier($0) }
    }

    @Test("So do the two that read signals, and the autoencoder")
    func others() throws {
        var random = random
        try expectSame(SineRegressor(hiddenSize: 5, using: &random)) { try SineRegressor($0) }
        try expectSame(SignalFitter(hiddenSize: 6, using: &random)) { try SignalFitter($0) }
        try expectSame(Autoencoder(sizes: [20, 12, 2], using: &random)) { try Autoencoder($0) }
    }

    @Test("Weights of another network are refused with a name that does not fit")
    func otherNetwork() throws {
        var random = random
        let network = SineRegressor(using: &random)
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "weights.safetensors")
            try network.save(to: url)
            let file = try SafetensorsFile(reading: url)
            #expect(throws: StateError.unknownName("rnn.bias_hh_l0")) { try SignalFitter(file) }
            #expect(throws: SafetensorsError.self) { try Autoencoder(file) }
        }
    }

    /// The reason why a file of these shapes is no network; "read" when it is one.
    private func refusal<Network>(
        _ shapes: [String: [Int]], _ read: (SafetensorsFile) throws -> Network
    ) throws -> String {
        var writer = SafetensorsWriter()
        for (name, shape) in shapes { writer.add(Tensor(zeros: shape), named: name) }
        let file = try SafetensorsFile(decoding: [UInt8](writer.encoded()), path: "weights")
        do {
            _ = try read(file)
            return "read"
        } catch {
            return "\(error)"
        }
    }

    @Test("A size that nothing else in the file bears out is refused before a network of it is made")
    func unsupportedSizes() throws {
        // The recurrent weights of 4,096 units take a thousand times as many bytes as this file has.
        let (out, hidden) = (["out.weight": [1, 4096], "out.bias": [1]], ["rnn.weight_hh_l0": [4096, 1]])
        let classifier = out.merging(hidden) { $1 }.merging(["rnn.weight_ih_l0": [4096, 1]]) { $1 }
        #expect(try refusal(classifier) { try DigitClassifier($0) }.contains("needs [4096, 4096]"))
        #expect(try refusal(out) { try SineRegressor($0) }.contains("no 'rnn.weight_ih_l0'"))
        #expect(try refusal(out) { try SignalFitter($0) }.contains("no 'lstm.weight_ih_l0'"))
        let encoder = ["encoder.0.weight": [4096, 1], "encoder.2.weight": [4096, 1]]
        #expect(try refusal(encoder) { try Autoencoder($0) }.contains("no 'encoder.0.bias'"))
    }

    @Test("A size that no network of ours has is refused with the tensor", arguments: [0, 4097, 1 << 40])
    func impossibleSizes(_ size: Int) throws {
        let shapes = ["out.weight": [0, size], "encoder.0.weight": [0, size]]
        #expect(try refusal(shapes) { try DigitClassifier($0) }.contains("tensor \"out.weight\": expected an extent"))
        #expect(try refusal(shapes) { try SineRegressor($0) }.contains("tensor \"out.weight\": expected an extent"))
        #expect(try refusal(shapes) { try SignalFitter($0) }.contains("tensor \"out.weight\": expected an extent"))
        #expect(try refusal(shapes) { try Autoencoder($0) }.contains("tensor \"encoder.0.weight\": expected an extent"))
    }

    @Test("More levels or layers than a network of ours has are refused")
    func manyLevels() throws {
        var shapes = ["out.weight": [1, 1], "out.bias": [1], "rnn.weight_ih_l0": [1, 1]]
        for level in 0..<17 {
            shapes["rnn.weight_hh_l\(level)"] = [1, 1]
            shapes["encoder.\(2 * level).weight"] = [1, 1]
        }
        #expect(try refusal(shapes) { try DigitClassifier($0) }.contains("expected 16 levels at most, found 17"))
        #expect(try refusal(shapes) { try Autoencoder($0) }.contains("expected 16 layers at most, found 17"))
    }

    @Test("A state goes on in a network of its size alone")
    func states() throws {
        let tape = Tape.evaluation(workers: Workers(count: 1))
        let value = tape.constant(Tensor(shape: [1, 1, 2], scalars: [1, -2]))
        let state = LSTMState(hidden: value, cell: value)
        let file = try SafetensorsFile(decoding: [UInt8](state.file.encoded()), path: "state")
        #expect(try LSTMState(file, of: 2, on: tape).cell.value == value.value)
        #expect(try HiddenState(file, of: 2, on: tape).hidden.value == value.value)
        #expect(throws: SafetensorsError("state", "hidden", "shape [1, 1, 3]", "shape [1, 1, 2]")) {
            try HiddenState(file, of: 3, on: tape)
        }
        #expect(throws: SafetensorsError.self) { try LSTMState(file, of: 3, on: tape) }
    }

    @Test("The last step of a layer is the last of its outputs")
    func lastStep() throws {
        var random = random
        let layer = GRU(
            RecurrentConfiguration(inputSize: 1, hiddenSize: 4, isBatchFirst: true), using: &random)
        let input = Tape.evaluation(workers: Workers(count: 1)).constant(Tensor(normal: [3, 6, 1], using: &random))
        let outputs = layer(input).output.selected(dimension: 1, 5).value
        #expect(layer.lastStep(of: input).value == outputs)
    }
}

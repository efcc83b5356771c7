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

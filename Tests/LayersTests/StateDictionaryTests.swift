import Autograd
import Layers
import Tensors
import Testing

@Suite("State dictionaries")
struct StateDictionaryTests {
    func lstm() -> LSTM {
        var random = RandomGenerator(seed: 1, stream: "weights")
        return LSTM(
            RecurrentConfiguration(inputSize: 3, hiddenSize: 4, levelCount: 2, isBidirectional: true), using: &random)
    }

    @Test("Names, order and shapes are PyTorch's")
    func namesArePyTorchs() {
        let names = ["l0", "l0_reverse", "l1", "l1_reverse"].flatMap { suffix in
            ["weight_ih_", "weight_hh_", "bias_ih_", "bias_hh_"].map { $0 + suffix }
        }
        let state = lstm().stateDictionary
        #expect(state.map(\.name) == names)
        #expect(state.prefix(4).map(\.tensor.shape) == [[16, 3], [16, 4], [16], [16]])
        #expect(state[8].tensor.shape == [16, 8])
    }

    @Test("Values that were saved come back, in any order")
    func loadingRestores() throws {
        let (source, target) = (lstm(), lstm())
        for parameter in source.parameters { parameter.value = Tensor(repeating: 0.5, shape: parameter.shape) }
        try target.load(source.stateDictionary.reversed())
        #expect(target.stateDictionary.map(\.tensor) == source.stateDictionary.map(\.tensor))
        #expect(target.parameterCount == 16 * (3 + 4 + 2) * 2 + 16 * (8 + 4 + 2) * 2)
    }

    @Test("What does not fit is named, and nothing changes")
    func misfitsAreNamed() {
        let layer = lstm()
        let before = layer.stateDictionary
        #expect(throws: StateError.missingName("bias_hh_l1_reverse")) { try layer.load(before.dropLast()) }
        #expect(throws: StateError.unknownName("gain")) { try layer.load(before + [("gain", Tensor(zeros: [1]))]) }
        #expect(throws: StateError.repeatedName("weight_ih_l0")) { try layer.load(before + [before[0]]) }
        var other = before
        other[3].tensor = Tensor(zeros: [15])
        #expect(throws: StateError.otherShape(name: "bias_hh_l0", expected: [16], found: [15])) {
            try layer.load(other)
        }
        #expect(layer.stateDictionary.map(\.tensor) == before.map(\.tensor))
    }

    @Test("First values are drawn from the whole of their range, and from nothing but the generator")
    func firstValuesFillTheirRange() {
        var random = RandomGenerator(seed: 1, stream: "weights")
        let linear = Linear(400, 50, using: &random)
        let weights = linear.weight.value.scalars
        #expect(weights.allSatisfy { abs($0) <= 0.05 })
        #expect((weights.max() ?? 0) > 0.049 && (weights.min() ?? 0) < -0.049)
        let bound = 1 / Float(4).squareRoot()
        #expect(lstm().stateDictionary.allSatisfy { $0.tensor.scalars.allSatisfy { abs($0) <= bound } })
        #expect(lstm().stateDictionary.map(\.tensor) == lstm().stateDictionary.map(\.tensor))
    }
}

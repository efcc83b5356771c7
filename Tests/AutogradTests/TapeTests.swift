import Autograd
import Kernels
import Tensors
import TestSupport
import Testing

@Suite("Tapes")
struct TapeTests {
    let workers = Workers(count: 1)
    let x = Tensor(shape: [2], scalars: [3, -1])

    @Test("A variable that is used twice gets both shares")
    func reuseAccumulates() {
        let tape = Tape(workers: workers)
        let x = tape.variable(x)
        let gradients = tape.gradients(of: (x * x + x).sum)
        #expect(gradients[x]?.scalars == [7, -1])
    }

    @Test("A parameter is one variable however often it is asked for")
    func parameterIsOneVariable() {
        let parameter = Parameter(x)
        let tape = Tape(workers: workers)
        let gradients = tape.gradients(of: (tape.variable(parameter) * tape.variable(parameter)).sum)
        #expect(gradients[parameter]?.scalars == [6, -2])
    }

    @Test(
        "A parameter that nobody else holds any more is not mistaken for the next one: its tape and its gradients keep it"
    )
    func parametersAreKept() {
        weak var parameter: Parameter?
        var tape: Tape? = Tape(workers: workers)
        var gradients: Gradients?
        do {
            let alone = Parameter(x)
            gradients = tape.map { $0.gradients(of: $0.variable(alone).sum) }
            parameter = alone
        }
        #expect(parameter != nil)
        tape = nil
        #expect(parameter != nil)
        gradients = nil
        #expect(parameter == nil && gradients == nil)
    }

    @Test("Constants, detached values and what the loss does not need have no gradient")
    func othersHaveNone() {
        let tape = Tape(workers: workers)
        let (used, unused, constant) = (tape.variable(x), tape.variable(x), tape.constant(x))
        let gradients = tape.gradients(of: (used * constant + unused.detached(on: tape)).sum)
        #expect(gradients[used]?.scalars == [3, -1])
        #expect(gradients[constant] == nil && gradients[unused] == nil)
    }

    @Test("Pieces of gradients are those of the whole, even where parameters change meanwhile", arguments: [1, 3])
    func piecesAreOfTheWhole(workerCount: Int) {
        func parameter(_ shape: [Int], _ name: String) -> Parameter { Parameter(randomTensor(shape, name)) }
        let parameters = [parameter([40, 30], "first"), parameter([30, 30], "weight"), parameter([30], "bias")]
        func gradients() -> Gradients {
            let tape = Tape(workers: Workers(count: workerCount))
            let (x, w, b) = (tape.variable(parameters[0]), tape.variable(parameters[1]), tape.variable(parameters[2]))
            let once = linear(x.reshaped([40, 30]), weight: w, bias: b)
            let twice = linear(tanh(once), weight: w)
            return tape.gradients(of: (once * once).sum + twice.sum + (w * w).sum)
        }
        let whole = gradients()
        let expected = parameters.map { whole[$0]?.scalars }
        #expect(expected.allSatisfy { $0?.contains { $0 != 0 } == true })
        let taken = parameters.map { Buffer(count: $0.buffer.count) }
        gradients().forEachPiece(of: ParameterPieces(parameters)) { piece, gradient in
            let first = piece.elements.lowerBound
            (taken[piece.parameter].scalars + first).update(from: gradient, count: piece.elements.count)
            (parameters[piece.parameter].buffer.scalars + first).update(repeating: 0, count: piece.elements.count)
        }
        #expect(taken.map(\.array) == expected)
    }

    @Test("Pieces are copied beside when they are taken, once, and to nowhere else", arguments: [1, 3])
    func piecesAreCopied(workerCount: Int) {
        let parameters = [
            Parameter(randomTensor([40, 300], "first")), Parameter(x), Parameter(randomTensor([7], "last")),
        ]
        let tape = Tape(workers: Workers(count: workerCount))
        let (first, last) = (tape.variable(parameters[0]), tape.variable(parameters[2]))
        let gradients = tape.gradients(of: (first * first).sum + (last * last).sum)
        let memory = Buffer(count: 3 + 12_009 + 2)
        memory.fill(5)
        let copy = GradientCopy(of: parameters, to: memory, at: 3)
        gradients.copyPieces(to: copy)
        let whole = [0, 2].map { gradients.buffer(of: parameters[$0])?.array ?? [] }
        #expect(!copy.isMade, "whole gradients are not copied")
        gradients.forEachPiece(of: ParameterPieces(parameters)) { _, _ in }
        #expect(copy.isMade)
        #expect(memory.array == [5, 5, 5] + whole[0] + [0, 0] + whole[1] + [5, 5])
        memory.fill(0)
        gradients.forEachPiece(of: ParameterPieces(parameters)) { _, _ in }
        #expect(memory.array.allSatisfy { $0 == 0 })
    }

    @Test("A tape for evaluation gives the same values and keeps nothing")
    func evaluationKeepsNothing() {
        let recording = Tape(workers: workers)
        let evaluating = Tape.evaluation(workers: workers)
        #expect(tanh(recording.variable(x)).value == tanh(evaluating.variable(x)).value)
        weak var buffer: Tape?
        do {
            let tape = Tape.evaluation(workers: workers)
            buffer = tape
            _ = sigmoid(tape.variable(x)).scalarSum
        }
        #expect(buffer == nil)
    }

    @Test("A hundred thousand operations on one tape do not overflow the stack")
    func longTapesAreSafe() {
        let tape = Tape(workers: workers)
        let start = tape.variable(x)
        let end = (0..<100_000).reduce(start) { sum, _ in sum + start }
        #expect(tape.gradients(of: end.sum)[start]?.scalars == [100_001, 100_001])
    }

    @Test("Bytes become numbers from 0 to 1, each divided by 255")
    func bytesBecomeUnitNumbers() {
        let bytes = (0...255).map { UInt8($0) }
        let value = Tape(workers: workers).constant(ByteTensor(shape: [4, 64], bytes: bytes)).value
        #expect(value == Tensor(shape: [4, 64], scalars: bytes.map { Float($0) / 255 }))
    }

    @Test("Dropout zeroes its share, scales the rest, and sends gradients through the same mask")
    func dropoutMasks() {
        let ones = Tensor(repeating: 1, shape: [10_000])
        let tape = Tape(workers: workers, dropout: RandomGenerator(seed: 1, stream: "dropout"))
        let x = tape.variable(ones)
        let dropped = dropout(x, probability: 0.2)
        let value = dropped.value
        #expect(Set(value.scalars) == [0, 1.25])
        #expect(abs(Double(value.scalars.filter { $0 == 0 }.count) - 2_000) < 150)
        #expect(tape.gradients(of: dropped.sum)[x] == value)
        let without = Tape.evaluation(workers: workers)
        #expect(dropout(without.constant(ones), probability: 0.2).value == ones)
    }
}

extension Variable {
    fileprivate var scalarSum: Float { sum.scalar }
}

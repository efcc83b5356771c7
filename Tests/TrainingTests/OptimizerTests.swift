import Autograd
import Kernels
import Layers
import Tensors
import TestSupport
import Testing
import Training

@Suite("Optimizers")
struct OptimizerTests {
    static let names = ["SGD", "momentum", "Adam", "AMSGrad", "AdamW", "RMSProp", "RMSProp with momentum"]
    let workers = Workers(count: 2)

    func optimizer(_ name: String, _ parameters: [Parameter]) -> any Optimizer {
        switch name {
        case "SGD": SGD(parameters, learningRate: 0.1)
        case "momentum": SGD(parameters, learningRate: 0.1, momentum: 0.5)
        case "Adam": Adam(parameters, learningRate: 0.1)
        case "AMSGrad": Adam(parameters, learningRate: 0.1, isAMSGrad: true)
        case "AdamW": AdamW(parameters, learningRate: 0.1)
        case "RMSProp": RMSProp(parameters, learningRate: 0.05)
        default: RMSProp(parameters, learningRate: 0.02, momentum: 0.5)
        }
    }

    /// One step towards the smallest value of the sum of (p - 3) squared.
    func step(_ optimizer: any Optimizer) {
        let tape = Tape(workers: workers)
        let losses = optimizer.parameters.map { parameter in
            let difference = tape.variable(parameter) - tape.constant(Tensor(repeating: 3, shape: parameter.shape))
            return (difference * difference).sum
        }
        let loss = losses.dropFirst().reduce(losses[0]) { $0 + $1 }
        optimizer.step(tape.gradients(of: loss))
    }

    @Test("Each finds the bottom of a bowl", arguments: names)
    func findsMinimum(name: String) {
        let parameters = [Parameter(randomTensor([2, 3], "first")), Parameter(randomTensor([4], "second"))]
        let optimizer = optimizer(name, parameters)
        for _ in 0..<300 { step(optimizer) }
        #expect(parameters.allSatisfy { $0.value.scalars.allSatisfy { abs($0 - 3) < 0.1 } })
    }

    @Test("A saved and loaded state goes on as if nothing had happened", arguments: names)
    func stateContinues(name: String) throws {
        let parameters = [Parameter(randomTensor([2, 3], "first")), Parameter(randomTensor([4], "second"))]
        let first = optimizer(name, parameters)
        for _ in 0..<5 { step(first) }
        let copies = parameters.map { Parameter($0.value) }
        let second = optimizer(name, copies)
        try second.load(first.stateDictionary)
        for _ in 0..<5 {
            step(first)
            step(second)
        }
        #expect(parameters.map(\.value) == copies.map(\.value))
        #expect(first.stateDictionary.map(\.tensor) == second.stateDictionary.map(\.tensor))
    }

    @Test("A state of another optimizer or of other shapes is refused")
    func misfitsAreRefused() {
        let parameters = [Parameter(Tensor(zeros: [2]))]
        let adam = Adam(parameters)
        #expect(
            throws: OptimizerStateError.otherNames(
                expected: ["step", "mean.0", "second-moment.0"], found: ["step"])
        ) {
            try adam.load(SGD(parameters, learningRate: 1).stateDictionary)
        }
        #expect(throws: OptimizerStateError.otherShape(name: "mean.0", expected: [2], found: [3])) {
            try adam.load(Adam([Parameter(Tensor(zeros: [3]))]).stateDictionary)
        }
        for count in [-1, 0.5, .infinity] as [Float] {
            var state = adam.stateDictionary
            state[0].tensor = Tensor(shape: [], scalars: [count])
            #expect(throws: OptimizerStateError.noStepCount(count)) { try adam.load(state) }
        }
    }

    @Test("A parameter without a gradient stays as it is", arguments: names)
    func unusedParameterStays(name: String) {
        let parameter = Parameter(randomTensor([3], "value"))
        let before = parameter.value
        optimizer(name, [parameter]).step(Gradients([], workers: workers))
        #expect(parameter.value == before)
    }

    @Test("What an optimizer remembers of a gradient fades to zero, never to subnormal numbers", arguments: names)
    func stateFadesToZero(name: String) {
        let parameter = Parameter(Tensor(zeros: [40]))
        let optimizer = optimizer(name, [parameter])
        for step in 0..<2_000 {
            let gradient = Tensor(repeating: step == 0 ? 1e-15 : 0, shape: [40])
            optimizer.step(Gradients([(parameter, gradient)], workers: workers))
        }
        #expect(optimizer.stateDictionary.allSatisfy { $0.tensor.scalars.allSatisfy { !$0.isSubnormal } })
    }

    @Test("Clipping scales gradients to a common norm, and leaves small ones alone")
    func clippingScales() throws {
        let parameters = [Parameter(Tensor(zeros: [1])), Parameter(Tensor(zeros: [2]))]
        func gradients() -> Gradients {
            let values = [Tensor(shape: [1], scalars: [3]), Tensor(shape: [2], scalars: [0, -4])]
            return Gradients(Array(zip(parameters, values)), workers: workers)
        }
        let clipped = gradients()
        #expect(clipped.clip(parameters, toNorm: 1) == 5)
        let gradient = try #require(clipped[parameters[1]])
        #expect(abs(gradient.scalars[1] + 0.8) < 1e-6)
        let untouched = gradients()
        #expect(untouched.clip(parameters, toNorm: 10) == 5)
        #expect(untouched[parameters[1]]?.scalars == [0, -4])
    }
}

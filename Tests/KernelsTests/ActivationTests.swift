import Foundation
import Kernels
import Testing

@Suite("Activation kernels")
struct ActivationTests {
    let workers = Workers(count: 1)
    let points = stride(from: Float(-30), through: 30, by: 0.001).map { $0 }

    func applied(_ activation: Activation, to numbers: [Float]) -> [Float] {
        let (x, y) = (Buffer(count: numbers.count), Buffer(count: numbers.count))
        x.copy(numbers)
        workers.apply(activation, x, into: y)
        return y.array
    }

    @Test("tanh and sigmoid are right to 2e-7")
    func approximationsAreAccurate() {
        func worst(_ activation: Activation, _ exact: (Double) -> Double) -> Double {
            zip(points, applied(activation, to: points)).map { abs(Double($1) - exact(Double($0))) }.max() ?? 1
        }
        #expect(worst(.tanh, Foundation.tanh) < 2e-7)
        #expect(worst(.sigmoid) { 1 / (1 + exp(-$0)) } < 2e-7)
    }

    @Test("tanh of a small number keeps its relative accuracy")
    func smallTanhIsRelative() {
        let small = (1...30).map { Float(pow(2, -Double($0))) }
        for (x, y) in zip(small, applied(.tanh, to: small)) {
            #expect(abs(Double(y) / Foundation.tanh(Double(x)) - 1) < 3e-7)
        }
    }

    @Test("Extreme numbers saturate, and what is no number stays none")
    func extremesAreSafe() {
        #expect(applied(.tanh, to: [1e30, -1e30, .infinity, 0]) == [1, -1, 1, 0])
        #expect(applied(.relu, to: [-3, 2, 0]) == [0, 2, 0])
        #expect(applied(.sigmoid, to: [200, -.infinity]).map { $0 > 0.5 } == [true, false])
        for activation in [Activation.tanh, .sigmoid, .relu] {
            #expect(applied(activation, to: [.nan])[0].isNaN)
        }
    }

    @Test("A result does not depend on where its element stands", arguments: [Activation.tanh, .sigmoid, .relu])
    func resultIgnoresPosition(activation: Activation) {
        let all = Array(points.prefix(77))
        let together = applied(activation, to: all)
        #expect(all.map { applied(activation, to: [$0])[0] } == together)
    }
}

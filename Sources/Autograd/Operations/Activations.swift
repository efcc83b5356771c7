import Kernels

/// The hyperbolic tangent of each element.
public func tanh(_ input: Variable) -> Variable {
    applied(.tanh, input)
}

/// The logistic function of each element, 1 / (1 + exp(-x)).
public func sigmoid(_ input: Variable) -> Variable {
    applied(.sigmoid, input)
}

/// Each element where it is positive, else 0.
public func relu(_ input: Variable) -> Variable {
    applied(.relu, input)
}

private func applied(_ activation: Activation, _ input: Variable) -> Variable {
    let (tape, x) = (input.tape, input.operand)
    let result = tape.workers.memory.buffer(count: x.count)
    tape.workers.apply(activation, x.buffer, into: result)
    return tape.result(x.shape, result, of: [x]) { cotangent, gradients in
        gradients.workers.multiply(cotangent, bySlopeOf: activation, at: result)
        gradients.add(cotangent, to: x)
    }
}

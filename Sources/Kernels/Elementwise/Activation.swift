import CKernels

/// A function of one number whose derivative follows from its result.
public enum Activation: Sendable {
    /// The hyperbolic tangent.
    case tanh
    /// The logistic function, 1 / (1 + exp(-x)).
    case sigmoid
    /// x where it is positive, else 0.
    case relu

    fileprivate typealias Function = (UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void
    fileprivate typealias Derivative = (UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void

    fileprivate var function: Function {
        switch self {
        case .tanh: kernel_tanh
        case .sigmoid: kernel_sigmoid
        case .relu: kernel_relu
        }
    }

    fileprivate var derivative: Derivative {
        switch self {
        case .tanh: kernel_tanh_derivative
        case .sigmoid: kernel_sigmoid_derivative
        case .relu: kernel_relu_derivative
        }
    }
}

extension Workers {
    /// `y` = `activation`(`x`).
    public func apply(_ activation: Activation, _ x: Buffer, into y: Buffer) {
        let function = activation.function
        forEachChunk(of: y.count, operationsPerElement: 20) { offset, length in
            function(x.scalars + offset, y.scalars + offset, length)
        }
    }

    /// Multiplies a cotangent by the activation's slope where its result was `y`.
    public func multiply(_ cotangent: Buffer, bySlopeOf activation: Activation, at y: Buffer) {
        let derivative = activation.derivative
        forEachChunk(of: y.count) { offset, length in
            derivative(y.scalars + offset, cotangent.scalars + offset, length)
        }
    }
}

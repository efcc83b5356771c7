import CKernels

/// Elementwise arithmetic on buffers of equal size. Results are written to, or added to, the last argument.
extension Workers {
    /// `y` = `a` + `b`.
    public func add(_ a: Buffer, _ b: Buffer, into y: Buffer) {
        combine(a, b, y, kernel_add)
    }

    /// `y` = `a` - `b`.
    public func subtract(_ a: Buffer, _ b: Buffer, into y: Buffer) {
        combine(a, b, y, kernel_subtract)
    }

    /// `y` = `a` * `b`.
    public func multiply(_ a: Buffer, _ b: Buffer, into y: Buffer) {
        combine(a, b, y, kernel_multiply)
    }

    /// `y` += `a` * `b`.
    public func addProduct(_ a: Buffer, _ b: Buffer, to y: Buffer) {
        combine(a, b, y, kernel_multiply_add)
    }

    /// `y` += `scale` * `x`.
    public func add(_ x: Buffer, scaledBy scale: Float = 1, to y: Buffer) {
        precondition(x.count == y.count, "cannot add \(x.count) elements to \(y.count)")
        forEachChunk(of: x.count) { offset, length in
            kernel_scale_add(scale, x.scalars + offset, y.scalars + offset, length)
        }
    }

    /// `x` *= `scale`.
    public func scale(_ x: Buffer, by scale: Float) {
        forEachChunk(of: x.count) { offset, length in kernel_scale(scale, x.scalars + offset, length) }
    }

    /// `y` = `bytes` / 255.
    public func convert(_ bytes: UnsafeBufferPointer<UInt8>, into y: Buffer) {
        precondition(bytes.count == y.count, "\(bytes.count) bytes do not fill \(y.count) elements")
        guard let first = bytes.baseAddress else { return }
        forEachChunk(of: y.count) { offset, length in
            kernel_bytes_to_unit(first + offset, y.scalars + offset, length)
        }
    }

    /// `y` = `scale` * (`a` - `b`): the derivative of a sum of squared differences by `a`, at half that scale.
    public func setDifference(of a: Buffer, _ b: Buffer, scaledBy scale: Float, to y: Buffer) {
        combine(a, b, y) { kernel_difference_derivative(scale, $0, $1, $2, $3) }
    }

    /// The sum of the squared differences of two buffers of the same size, chunk by chunk in their order.
    public func sumOfSquaredDifferences(_ a: Buffer, _ b: Buffer) -> Double {
        precondition(a.count == b.count, "sizes differ: \(a.count), \(b.count)")
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: chunkCount(of: a.count)) { sums in
            forEachChunk(of: a.count) { offset, length in
                sums[chunkIndex(of: offset)] = kernel_sum_of_squared_differences(
                    a.scalars + offset, b.scalars + offset, length)
            }
            return sums.reduce(0, +)
        }
    }

    private typealias Binary = (UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void

    private func combine(_ a: Buffer, _ b: Buffer, _ y: Buffer, _ kernel: Binary) {
        precondition(a.count == b.count && b.count == y.count, "sizes differ: \(a.count), \(b.count), \(y.count)")
        forEachChunk(of: y.count) { offset, length in
            kernel(a.scalars + offset, b.scalars + offset, y.scalars + offset, length)
        }
    }
}

import Glibc
public import Tensors

/// A stretch of the sine and the cosine: what the small experiments learn from.
///
/// - Shapes: [number of points] each.
public struct SignalSegment: Sendable, Equatable {
    /// The angles in radians, which the experiments draw as time.
    public let times: [Float]
    /// The sine of each angle: the input.
    public let sines: [Float]
    /// The cosine of each angle: the target.
    public let cosines: [Float]

    /// The input of a network: one sequence of single numbers.
    ///
    /// - Shapes: `[1, points, 1]`.
    public var input: Tensor { Tensor(shape: [1, count, 1], scalars: sines) }

    /// What the network should answer.
    ///
    /// - Shapes: `[1, points, 1]`.
    public var target: Tensor { Tensor(shape: [1, count, 1], scalars: cosines) }

    /// The number of points.
    public var count: Int { times.count }

    /// A segment of given points.
    ///
    /// - Precondition: There is a sine and a cosine for each angle.
    public init(times: [Float], sines: [Float], cosines: [Float]) {
        precondition(sines.count == times.count && cosines.count == times.count, "a segment's lists differ in length")
        self.times = times
        self.sines = sines
        self.cosines = cosines
    }

    /// Makes `count` evenly spaced points from `start` on.
    ///
    /// Angles are computed in double precision and rounded; sines and cosines are those of the rounded angles, in single
    /// precision: far from 0 those of the exact angles differ by more than the rounding.
    ///
    /// - Parameters:
    ///   - start: The first angle.
    ///   - end: The last angle, or the one after the last.
    ///   - count: The number of points.
    ///   - includesEnd: Whether `end` is the last angle.
    /// - Precondition: `count` is at least 2.
    /// - Source: `numpy.linspace(start, end, count, dtype=numpy.float32, endpoint=includesEnd)`, equal in every bit;
    ///   `numpy.sin` and `numpy.cos` of it, which differ from the C library's in the last bit here and there.
    public init(from start: Double, to end: Double, count: Int, includesEnd: Bool) {
        precondition(count >= 2, "a segment has at least 2 points, not \(count)")
        let step = (end - start) / Double(includesEnd ? count - 1 : count)
        var angles = (0..<count).map { Float(Double($0) * step + start) }
        if includesEnd { angles[count - 1] = Float(end) }
        times = angles
        sines = angles.map(sinf)
        cosines = angles.map(cosf)
    }
}

public import Tensors

/// The signals of the experiments.
public enum Signals {
    /// The greatest length of a dynamic segment, in multiples of pi.
    public static let lengthLimit = 3

    /// The segments of rnn-regression: segment k is [k pi, (k + 1) pi), 10 points, end not included.
    public static func regression(segmentCount: Int = 100) -> [SignalSegment] {
        (0..<segmentCount).map { segment(from: $0, length: 1, includesEnd: false) }
    }

    /// The one segment of lstm-fit: [0, 2 pi], 10 points.
    public static func fit() -> SignalSegment {
        SignalSegment(from: 0, to: 2 * .pi, count: 10, includesEnd: true)
    }

    /// The segments of dynamic-rnn: each as long as `lengths` says in multiples of pi, with 10 points for each of
    /// them, end included; the next begins where it stopped.
    public static func dynamic(lengths: [Int]) -> [SignalSegment] {
        var start = 0
        return lengths.map { length in
            defer { start += length }
            return segment(from: start, length: length, includesEnd: true)
        }
    }

    /// Draws the lengths of dynamic segments, in multiples of pi: 1, 2 or 3, equally likely.
    public static func lengths(segmentCount: Int = 60, using generator: inout RandomGenerator) -> [Int] {
        (0..<segmentCount).map { _ in 1 + Int(generator.integer(below: UInt32(lengthLimit))) }
    }

    /// The static variant of dynamic-rnn: each segment is pi long and has 10 points, end included.
    public static func uniform(segmentCount: Int = 60) -> [SignalSegment] {
        dynamic(lengths: Array(repeating: 1, count: segmentCount))
    }

    /// The pair of curves that the texts show first: [0, 2 pi], 100 points.
    public static func pair() -> SignalSegment {
        SignalSegment(from: 0, to: 2 * .pi, count: 100, includesEnd: true)
    }

    private static func segment(from start: Int, length: Int, includesEnd: Bool) -> SignalSegment {
        SignalSegment(
            from: Double(start) * .pi, to: Double(start + length) * .pi, count: 10 * length, includesEnd: includesEnd)
    }
}

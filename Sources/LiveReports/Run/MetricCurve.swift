/// The values of a metric so far, of any number, in little memory: of neighbouring values the least and the greatest.
///
/// No value is left out of the drawing, so that a single high one is seen among thousands.
public struct MetricCurve: Sendable, Equatable {
    /// The least and the greatest of some neighbouring values.
    public struct Extent: Sendable, Equatable {
        /// The least.
        public var low: Double
        /// The greatest.
        public var high: Double
    }

    /// The extents in order; nil where no value is a number.
    public private(set) var extents: [Extent?] = []
    /// How many values each extent is of; the last may be of fewer.
    public private(set) var valuesPerExtent = 1
    /// How many values there are.
    public private(set) var count = 0
    /// The first value.
    public private(set) var first: Double?
    /// The last value.
    public private(set) var last: Double?

    /// So many extents are kept at most.
    public static let capacity = 256

    /// A curve of no values.
    public init() {}

    /// Adds the next value.
    public mutating func append(_ value: Double) {
        if first == nil { first = value }
        last = value
        if count == extents.count * valuesPerExtent {
            if extents.count == Self.capacity { halve() }
            extents.append(nil)
        }
        count += 1
        guard value.isFinite else { return }
        let known = extents[extents.count - 1] ?? Extent(low: value, high: value)
        extents[extents.count - 1] = Extent(low: min(known.low, value), high: max(known.high, value))
    }

    private mutating func halve() {
        extents = stride(from: 0, to: extents.count, by: 2).map { Self.joined(extents[$0], extents[$0 + 1]) }
        valuesPerExtent *= 2
    }

    private static func joined(_ left: Extent?, _ right: Extent?) -> Extent? {
        guard let left, let right else { return left ?? right }
        return Extent(low: min(left.low, right.low), high: max(left.high, right.high))
    }

    /// The least and the greatest of all; nil when no value is a number.
    public var range: ClosedRange<Double>? {
        let known = extents.compactMap(\.self)
        guard let low = known.map(\.low).min(), let high = known.map(\.high).max() else { return nil }
        return low...high
    }
}

extension Tensor {
    /// The largest absolute difference between two elements at the same place.
    ///
    /// - Precondition: both tensors have as many elements.
    public func largestDifference(from other: Tensor) -> Float {
        precondition(count == other.count, "shapes \(shape) and \(other.shape) hold different numbers of elements")
        return zip(scalars, other.scalars).map { abs($0 - $1) }.max() ?? 0
    }
}

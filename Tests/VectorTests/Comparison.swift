import Tensors
import Testing

/// Expects the largest difference to be at most `tolerance` times the largest expected value, or times 1 if that is more.
func expectClose(
    _ found: Tensor?, _ expected: Tensor, within tolerance: Float, _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    guard let found, found.shape == expected.shape else {
        Issue.record(
            "\(name) has the shape \(found?.shape ?? []), not \(expected.shape)", sourceLocation: sourceLocation)
        return
    }
    let scale = expected.scalars.reduce(Float(1)) { max($0, abs($1)) }
    let difference = zip(found.scalars, expected.scalars).reduce(Float(0)) { largest, pair in
        let difference = abs(pair.0 - pair.1)
        return difference.isNaN ? .infinity : max(largest, difference)
    }
    #expect(difference <= tolerance * scale, "\(name) is off by \(difference)", sourceLocation: sourceLocation)
}

/// Expects each of some losses to be within `tolerance` of what they should be.
func expectClose(
    _ found: [Float], _ expected: [Float], within tolerance: Float, _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(found.count == expected.count, sourceLocation: sourceLocation)
    let differences = zip(found, expected).map { abs($0 - $1) }
    let worst = differences.map { $0.isNaN ? .infinity : $0 }.max() ?? 0
    #expect(worst <= tolerance, "\(name) are off by \(worst)", sourceLocation: sourceLocation)
}

/// How well classes lie apart in space, as the share of points whose nearest other point has the same label.
///
/// One of ten classes that lie anywhere gives about 0.1. Of points at the same distance, the first counts.
///
/// - Parameters:
///   - points: The coordinates of each point.
///   - labels: The class of each point.
/// - Returns: A share from 0 to 1; 0 when there are less than two points.
/// - Precondition: There is a label for each point.
/// - Complexity: O(count²).
public func neighbourAgreement(of points: [[Float]], labels: [UInt8]) -> Double {
    precondition(points.count == labels.count, "\(labels.count) labels for \(points.count) points")
    guard points.count > 1 else { return 0 }
    let agreeing = points.indices.count { index in
        let others = points.indices.filter { $0 != index }
        let nearest = others.min {
            squaredDistance(points[$0], points[index]) < squaredDistance(points[$1], points[index])
        }
        return nearest.map { labels[$0] == labels[index] } ?? false
    }
    return Double(agreeing) / Double(points.count)
}

private func squaredDistance(_ left: [Float], _ right: [Float]) -> Float {
    zip(left, right).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
}

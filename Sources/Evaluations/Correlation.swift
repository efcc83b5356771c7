/// How far two lists rise and fall together, from -1 to 1: Pearson's coefficient, in double precision; nil where one of them
/// is constant.
///
/// - Precondition: Both lists are of one length.
public func correlation(_ left: [Float], _ right: [Float]) -> Double? {
    precondition(left.count == right.count, "\(left.count) numbers beside \(right.count)")
    let (leftMean, rightMean) = (mean(left), mean(right))
    var (product, leftSquare, rightSquare) = (0.0, 0.0, 0.0)
    for (a, b) in zip(left, right) {
        let (x, y) = (Double(a) - leftMean, Double(b) - rightMean)
        product += x * y
        leftSquare += x * x
        rightSquare += y * y
    }
    let scale = (leftSquare * rightSquare).squareRoot()
    return scale > 0 ? product / scale : nil
}

private func mean(_ numbers: [Float]) -> Double {
    numbers.isEmpty ? 0 : numbers.reduce(0) { $0 + Double($1) } / Double(numbers.count)
}

/// The value that best parts weak values from strong ones: the groups on both sides vary least in themselves.
///
/// - Parameter values: Numbers from 0 to 255.
/// - Returns: Half of the greatest value where all of them are alike.
/// - Source: N. Otsu, "A threshold selection method from gray-level histograms", IEEE Transactions on Systems, Man,
///   and Cybernetics 9 (1979), 62-66.
func otsuThreshold(of values: [Float]) -> Float {
    var histogram = Array(repeating: 0.0, count: 256)
    for value in values { histogram[min(max(Int(value), 0), 255)] += 1 }
    let count = Double(values.count)
    let sum = histogram.enumerated().map { Double($0) * $1 }.reduce(0, +)
    var (best, threshold) = (0.0, (values.max() ?? 0) / 2)
    var (countBelow, sumBelow) = (0.0, 0.0)
    for level in 0..<255 {
        countBelow += histogram[level]
        sumBelow += Double(level) * histogram[level]
        let countAbove = count - countBelow
        guard countBelow > 0, countAbove > 0 else { continue }
        let distance = sumBelow / countBelow - (sum - sumBelow) / countAbove
        let variance = countBelow * countAbove * distance * distance
        if variance > best { (best, threshold) = (variance, Float(level + 1)) }
    }
    return threshold
}

/// The mean of the squared differences, summed in double precision; 0 when there are none.
///
/// - Precondition: Both lists are of one length.
public func meanSquaredError(_ predictions: [Float], _ targets: [Float]) -> Double {
    precondition(predictions.count == targets.count, "\(predictions.count) predictions for \(targets.count) targets")
    guard !targets.isEmpty else { return 0 }
    let sum = zip(predictions, targets).reduce(0.0) { sum, pair in
        let difference = Double(pair.0 - pair.1)
        return sum + difference * difference
    }
    return sum / Double(targets.count)
}

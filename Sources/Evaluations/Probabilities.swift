import Foundation

/// The probabilities that logits stand for: softmax, computed in double precision after subtracting the greatest.
public func probabilities(ofLogits logits: some Collection<Float>) -> [Double] {
    let greatest = logits.max() ?? 0
    let exponentials = logits.map { exp(Double($0 - greatest)) }
    let sum = exponentials.reduce(0, +)
    return exponentials.map { $0 / sum }
}

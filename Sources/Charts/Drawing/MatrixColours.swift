import Foundation

/// The colours of a matrix's values.
struct MatrixColours {
    /// The range of the values that the scale tells apart.
    let limits: ClosedRange<Double>
    let colouring: MatrixChart.Colouring
    private let greatestRight: Double
    private let greatestMistaken: Double

    /// - Parameters:
    ///   - values: The values, row by row.
    ///   - colouring: How they become colours.
    ///   - wanted: The range of the scale; taken from the values if absent.
    init(values: [[Double]], colouring: MatrixChart.Colouring, limits wanted: ClosedRange<Double>? = nil) {
        let finite = values.joined().filter(\.isFinite)
        let (least, greatest) = (finite.min() ?? 0, finite.max() ?? 1)
        let reach = max(abs(least), abs(greatest))
        self.colouring = colouring
        limits = wanted ?? (colouring == .diverging ? (-reach)...reach : least...greatest)
        let cells = values.enumerated().flatMap { row, values in
            values.enumerated().map { (isDiagonal: row == $0, value: $1) }
        }
        greatestRight = cells.filter { $0.isDiagonal && $0.value.isFinite }.map(\.value).max() ?? 0
        greatestMistaken = cells.filter { !$0.isDiagonal && $0.value.isFinite }.map(\.value).max() ?? 0
    }

    /// The colour of a finite value; only a confusion matrix distinguishes the diagonal.
    func colour(_ value: Double, isDiagonal: Bool = false) -> Colour {
        switch colouring {
        case .confusion:
            let (role, greatest): (Role, Double) = isDiagonal ? (.correct, greatestRight) : (.wrong, greatestMistaken)
            guard value > 0, greatest > 0 else { return Theme.emptyCell }
            // Even a single count among thousands has to be seen.
            let share = 0.15 + 0.85 * log1p(value) / log1p(greatest)
            return Theme.paper.mixed(with: Theme.colour(role), share: share)
        case .sequential:
            return Theme.sequentialColour(limits.share(of: value))
        case .diverging:
            return Theme.divergingColour(2 * limits.share(of: value) - 1)
        }
    }
}

extension ClosedRange<Double> {
    /// How far a value lies on the way from the lower to the upper bound; a half if they are the same.
    fileprivate func share(of value: Double) -> Double {
        upperBound > lowerBound ? (value - lowerBound) / (upperBound - lowerBound) : 0.5
    }
}

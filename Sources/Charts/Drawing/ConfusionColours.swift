import Foundation

/// The colours of a confusion matrix: right answers and wrong ones, each on a logarithmic scale of its own hue.
struct ConfusionColours {
    private let greatestRight: Double
    private let greatestMistaken: Double

    /// - Parameter values: The counts, row by row; those on the diagonal are right.
    init(values: [[Double]]) {
        let cells = values.enumerated().flatMap { row, values in
            values.enumerated().map { (isDiagonal: row == $0, value: $1) }
        }
        greatestRight = cells.filter { $0.isDiagonal && $0.value.isFinite }.map(\.value).max() ?? 0
        greatestMistaken = cells.filter { !$0.isDiagonal && $0.value.isFinite }.map(\.value).max() ?? 0
    }

    /// The colour of a finite count.
    func colour(_ value: Double, isDiagonal: Bool) -> Colour {
        let (role, greatest): (Role, Double) = isDiagonal ? (.correct, greatestRight) : (.wrong, greatestMistaken)
        guard value > 0, greatest > 0 else { return Theme.emptyCell }
        // Even a single count among thousands has to be seen.
        let share = 0.15 + 0.85 * log1p(value) / log1p(greatest)
        return Theme.paper.mixed(with: Theme.colour(role), share: share)
    }
}

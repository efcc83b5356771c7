import Kernels

/// A cut of some parameters into pieces of whole rows, for work that is done piece by piece.
public struct ParameterPieces {
    /// Some rows of one parameter.
    public struct Piece {
        /// The parameter's position.
        public let parameter: Int
        /// The rows: indices of the first dimension.
        public let rows: Range<Int>
        /// The number of elements of a row.
        public let columnCount: Int

        /// Where the rows lie among the parameter's elements.
        public var elements: Range<Int> { rows.lowerBound * columnCount..<rows.upperBound * columnCount }
    }

    /// What is cut.
    public let parameters: [Parameter]
    /// Where each parameter begins when all lie one after the other.
    let starts: [Int]
    /// The pieces, parameter by parameter.
    let all: [Piece]
    /// Roughly how many operations the update of all elements takes.
    let operations: Int

    /// Cuts parameters.
    public init(_ parameters: [Parameter]) {
        self.parameters = parameters
        starts = parameters.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.buffer.count) }
        all = parameters.enumerated().flatMap { index, parameter in Self.pieces(index, shape: parameter.shape) }
        operations = 16 * parameters.reduce(0) { $0 + $1.buffer.count }
    }

    /// Cuts an array of this shape.
    init(shape: [Int]) {
        parameters = []
        starts = [0]
        all = Self.pieces(0, shape: shape)
        operations = 0
    }

    private static func pieces(_ parameter: Int, shape: [Int]) -> [Piece] {
        let rowCount = shape.first ?? 1
        let columnCount = shape.dropFirst().reduce(1, *)
        let height = GradientRows.height(columns: columnCount)
        return stride(from: 0, to: rowCount, by: height).map {
            Piece(parameter: parameter, rows: $0..<min($0 + height, rowCount), columnCount: columnCount)
        }
    }
}

/// MNIST's frame for a digit: 28 x 28 pixels with the centre of mass in the middle of pixel 14 of row 14, both counted
/// from 0, where it is on average in MNIST's images.
enum DigitFrame {
    static let side = 28
    static let digitSide = 20

    /// The digit in the frame as bytes, its typical stroke at 255.
    ///
    /// - Parameter digit: At most 20 x 20 strengths of ink, some of them positive.
    /// - Returns: 28 rows of 28 bytes.
    static func bytes(of digit: Raster) -> [UInt8] {
        let strongest = digit.values.max() ?? 0
        let full = digit.values.filter { $0 > strongest / 2 }.median
        let (left, top) = place(of: digit)
        var bytes = Array(repeating: UInt8(0), count: side * side)
        for row in 0..<digit.height {
            for column in 0..<digit.width {
                let share = min(1, digit[column, row] / full)
                bytes[(top + row) * side + left + column] = UInt8((255 * share).rounded())
            }
        }
        return bytes
    }

    /// Where the upper left pixel goes, so that the whole digit stays in the frame.
    private static func place(of digit: Raster) -> (left: Int, top: Int) {
        var (sum, across, down) = (0.0, 0.0, 0.0)
        for row in 0..<digit.height {
            for column in 0..<digit.width {
                let mass = Double(digit[column, row])
                sum += mass
                across += mass * (Double(column) + 0.5)
                down += mass * (Double(row) + 0.5)
            }
        }
        return (start(centre: across / sum, extent: digit.width), start(centre: down / sum, extent: digit.height))
    }

    private static func start(centre: Double, extent: Int) -> Int {
        min(max(Int((Double(side / 2) + 0.5 - centre).rounded()), 0), side - extent)
    }
}

/// A rectangle of whole pixels in an image.
public struct PixelArea: Hashable, Sendable {
    /// The columns that it covers, counted from the left.
    public var columns: Range<Int>
    /// The rows that it covers, counted from the top.
    public var rows: Range<Int>

    /// The pixels that lie both in `columns` and in `rows`.
    public init(columns: Range<Int>, rows: Range<Int>) {
        self.columns = columns
        self.rows = rows
    }

    /// The number of pixels in a row.
    public var width: Int { columns.count }
    /// The number of rows.
    public var height: Int { rows.count }
}

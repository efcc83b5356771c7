/// The cut of a matrix's rows into tiles of equal height.
///
/// Matrix libraries round differently for other numbers of rows; so a product always sees `height` rows, and a short
/// last tile is padded with rows of zeros. A row's result then depends neither on its neighbours nor on their number.
public enum RowTiles {
    /// The number of rows of a tile.
    public static let height = 16

    /// How many tiles `rowCount` rows fill.
    public static func count(for rowCount: Int) -> Int {
        (rowCount + height - 1) / height
    }
}

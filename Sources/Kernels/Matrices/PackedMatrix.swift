import CKernels

/// The right factor of products, arranged in panels of columns as their kernel reads it; it does not own them.
///
/// Packing pays when many rows are multiplied by the same matrix.
public struct PackedMatrix {
    /// The number of rows.
    public let rowCount: Int
    /// The number of columns.
    public let columnCount: Int
    let panels: UnsafePointer<Float>

    /// Packs a matrix.
    ///
    /// - Parameters:
    ///   - matrix: What is packed.
    ///   - memory: Where to, ``scalarCount(rows:columns:)`` elements; whoever owns it keeps it as long as this is used.
    public init(_ matrix: Matrix, into memory: UnsafeMutablePointer<Float>) {
        rowCount = matrix.rowCount
        columnCount = matrix.columnCount
        panels = UnsafePointer(memory)
        kernel_pack(matrix.scalars, matrix.stride, matrix.isTransposed ? 1 : 0, memory, rowCount, columnCount)
    }

    /// Views memory that already holds panels.
    init(panels: UnsafePointer<Float>, rows: Int, columns: Int) {
        self.panels = panels
        rowCount = rows
        columnCount = columns
    }

    /// How many columns a panel holds on this processor.
    public static let panelWidth = Int(kernel_panel_width())

    /// How many elements a packed matrix takes, the zeros that fill up its last panel included.
    public static func scalarCount(rows: Int, columns: Int) -> Int {
        (columns + panelWidth - 1) / panelWidth * panelWidth * rows
    }
}

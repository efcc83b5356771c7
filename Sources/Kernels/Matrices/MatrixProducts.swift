/// Who multiplies matrices.
public enum MatrixProducts {
    /// The name for the records, and the version: the form of the tiles, which differs from one CPU level to another.
    public static var nameAndVersion: String {
        "Unroll's own, panels of \(PackedMatrix.panelWidth) columns"
    }
}

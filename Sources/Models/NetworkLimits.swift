/// The sizes that networks may have: those that the stages make, and so those that are taken from files.
public enum NetworkLimits {
    /// Hidden units of a recurrent layer, and units of a dense one.
    public static let hiddenSizes = 1...4096
    /// Pixels that a classifier reads at each step: up to a whole image.
    public static let stepSizes = 1...784
    /// Recurrent levels that stand on one another.
    public static let levelCounts = 1...16
    /// Classes: as many as a byte, of which labels are, tells apart.
    public static let classCounts = 1...256
    /// Dense layers from the image to the code.
    public static let layerCounts = 1...16
}

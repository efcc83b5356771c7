public import Charts
public import Datasets

extension LabeledImages {
    /// A picture as an item of a grid.
    ///
    /// - Precondition: `index` is below `count`.
    public func item(_ index: Int, caption: String? = nil, verdict: ImageGrid.Verdict? = nil) -> ImageGrid.Item {
        ImageGrid.Item(
            pixels: Array(self[index]), width: columnCount, height: rowCount, caption: caption, verdict: verdict)
    }
}

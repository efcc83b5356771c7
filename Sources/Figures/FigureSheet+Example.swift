import Charts
public import Datasets

extension FigureSheet {
    /// Draws one picture of a dataset with its label as title, as the texts do.
    ///
    /// - Parameters:
    ///   - images: The pictures.
    ///   - index: Which of them.
    ///   - file: The output's name.
    ///   - title: A few words above the picture on a page.
    ///   - caption: What to know about it.
    /// - Throws: What ``draw(_:as:title:size:caption:alternativeText:data:)`` throws.
    public mutating func drawExample(
        of images: LabeledImages, _ index: Int, as file: String, title: String, caption: String
    ) throws {
        let label = images.labels[index]
        try draw(
            ImageGrid(title: "\(label)", items: [images.item(index)], columnCount: 1), as: file, title: title,
            size: Size(220, 250), caption: caption, alternativeText: "A picture of class \(label), white on black.",
            data: [["row", "pixels (0 black to 255 white)"]]
                + (0..<images.rowCount).map { row in
                    let pixels = images[index].dropFirst(row * images.columnCount).prefix(images.columnCount)
                    return ["\(row)", pixels.map { "\($0)" }.joined(separator: " ")]
                })
    }
}

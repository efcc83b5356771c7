public import Tensors

extension ByteTensor {
    /// The pixels of images, without a copy.
    ///
    /// - Shapes: `[count, rows, columns]`.
    public init(_ images: LabeledImages) {
        self.init(shape: [images.count, images.rowCount, images.columnCount], bytes: images.pixels)
    }
}

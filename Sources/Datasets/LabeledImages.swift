public import Artifacts

/// Grey pictures of one size, each with the class it belongs to.
public struct LabeledImages: Sendable, Equatable {
    /// The number of classes: a label is below it.
    public static let classCount = 10

    /// The height of a picture in pixels.
    public let rowCount: Int
    /// The width of a picture in pixels.
    public let columnCount: Int
    /// All pixels, 0 (black) to 255 (white).
    ///
    /// - Shapes: [count, rowCount, columnCount].
    public let pixels: [UInt8]
    /// The class of each picture.
    public let labels: [UInt8]

    /// The number of pictures.
    public var count: Int { labels.count }

    /// The number of pixels of a picture.
    public var pixelCount: Int { rowCount * columnCount }

    /// Joins the two files of a dataset that belong together.
    ///
    /// - Throws: `DatasetError.mismatch` when they do not.
    public init(images: IDXArray, labels: IDXArray) throws(DatasetError) {
        try self.init(
            imageShape: images.shape, pixels: images.bytes, imagePath: images.path,
            labelShape: labels.shape, labels: labels.bytes, labelPath: labels.path)
    }

    /// The pixels of one picture, row by row.
    ///
    /// - Precondition: `index` is below `count`.
    public subscript(index: Int) -> ArraySlice<UInt8> {
        pixels[index * pixelCount..<(index + 1) * pixelCount]
    }

    /// The first `count` pictures, or all where there are fewer.
    public func prefix(_ count: Int) -> LabeledImages {
        let kept = labels.prefix(count)
        return LabeledImages(self, pixels: Array(pixels.prefix(kept.count * pixelCount)), labels: Array(kept))
    }

    private init(_ other: LabeledImages, pixels: [UInt8], labels: [UInt8]) {
        rowCount = other.rowCount
        columnCount = other.columnCount
        self.pixels = pixels
        self.labels = labels
    }

    private init(
        imageShape: [Int], pixels: [UInt8], imagePath: String, labelShape: [Int], labels: [UInt8], labelPath: String
    ) throws(DatasetError) {
        guard imageShape.count == 3, !imageShape.contains(0) else {
            throw .mismatch(
                path: imagePath, expected: "pictures of the shape [count, rows, columns]", found: "\(imageShape)")
        }
        guard labelShape == [imageShape[0]] else {
            throw .mismatch(
                path: labelPath, expected: "\(imageShape[0]) labels, one for each picture", found: "\(labelShape)")
        }
        if let index = labels.firstIndex(where: { $0 >= Self.classCount }) {
            throw .mismatch(
                path: labelPath, expected: "labels below \(Self.classCount)", found: "\(labels[index]) at \(index)")
        }
        rowCount = imageShape[1]
        columnCount = imageShape[2]
        self.pixels = pixels
        self.labels = labels
    }
}

// MARK: - Safetensors

extension LabeledImages {
    /// Takes the arrays `images` [count, rows, columns] and `labels` [count] of a file.
    ///
    /// - Throws: `SafetensorsError` when one is missing; `DatasetError.mismatch` when they do not belong together.
    public init(_ file: SafetensorsFile) throws {
        let images = try file.bytes("images")
        let labels = try file.bytes("labels")
        try self.init(
            imageShape: images.shape, pixels: images.elements, imagePath: "\(file.path), images",
            labelShape: labels.shape, labels: labels.elements, labelPath: "\(file.path), labels")
    }

    /// Adds the arrays `images` and `labels` to a file.
    public func add(to writer: inout SafetensorsWriter) {
        writer.add(ShapedArray(shape: [count, rowCount, columnCount], elements: pixels), named: "images")
        writer.add(ShapedArray(shape: [count], elements: labels), named: "labels")
    }
}

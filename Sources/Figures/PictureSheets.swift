import Charts
public import Datasets
public import Foundation
public import Recordings
import Tensors

// Many pictures in one PNG file, for pages on which one of them at a time is shown.

extension ReconstructionRecording {
    /// A row of pixels for the originals and one for each moment of ``filmed``, in which the pixels of all pictures follow one
    /// another.
    ///
    /// PNG's filter "up" keeps of each row how it differs from the one before: what changes from moment to moment.
    ///
    /// - Parameter images: Images of which the first are the originals.
    /// - Returns: The bytes of a grey PNG file.
    /// - Throws: `ChartError` when libpng cannot write it.
    public func film(of images: LabeledImages) throws -> Data {
        let width = frames.first?.images.bytes.count ?? images.pixels.count
        let frames = filmed
        return try PNGImage(
            width: width, height: 1 + frames.count, channels: .grey,
            pixels: images.pixels.prefix(width) + frames.flatMap(\.images.bytes)
        ).encoded()
    }
}

extension [LabeledImages] {
    /// All pictures of several sets of one size, row after row, a hundred in each.
    ///
    /// - Returns: The bytes of a grey PNG file; places behind the last picture are black.
    /// - Throws: `ChartError` when libpng cannot write it.
    /// - Precondition: There is a picture.
    public func sheet() throws -> Data {
        let perRow = 100
        let (rowCount, columnCount) = (self[0].rowCount, self[0].columnCount)
        let count = map(\.count).reduce(0, +)
        let width = perRow * columnCount
        let height = (count + perRow - 1) / perRow * rowCount
        var pixels = [UInt8](repeating: 0, count: width * height)
        var place = 0
        for images in self {
            for index in 0..<images.count {
                let corner = place / perRow * rowCount * width + place % perRow * columnCount
                for (row, start) in stride(from: 0, to: images.pixelCount, by: columnCount).enumerated() {
                    let line = images[index].dropFirst(start).prefix(columnCount)
                    pixels.replaceSubrange(corner + row * width..<corner + row * width + columnCount, with: line)
                }
                place += 1
            }
        }
        return try PNGImage(width: width, height: height, channels: .grey, pixels: pixels).encoded(
            filtersRows: false)
    }
}

import Artifacts
import Datasets
import Figures
import Foundation
import TestSupport

/// The index and the files of what is drawn on a sheet.
func drawn(_ draw: (inout FigureSheet) throws -> Void) throws -> (FigureIndex, [String: Data]) {
    try withTemporaryFolder { folder in
        var sheet = FigureSheet(StageListener().context(folder: folder))
        try draw(&sheet)
        try sheet.finish()
        let index = try FigureIndex(contentsOf: folder.appending(path: "figures.json"))
        let files = try index.figures.map { ($0.file, try Data(contentsOf: folder.appending(path: $0.file))) }
        return (index, Dictionary(uniqueKeysWithValues: files))
    }
}

extension LabeledImages {
    /// Black images of the given labels, whose pixels are few.
    static func black(labels: [UInt8], side: Int) throws -> LabeledImages {
        let pixels = Array(repeating: UInt8(0), count: labels.count * side * side)
        return try sample(pixels, rowCount: side, columnCount: side, labels: labels)
    }

    /// Images of given pixels.
    static func sample(
        _ pixels: [UInt8], rowCount: Int, columnCount: Int, labels: [UInt8]
    ) throws -> LabeledImages {
        var writer = SafetensorsWriter()
        writer.add(
            ShapedArray(shape: [labels.count, rowCount, columnCount], elements: pixels), named: "images")
        writer.add(ShapedArray(shape: [labels.count], elements: labels), named: "labels")
        return try LabeledImages(SafetensorsFile(decoding: [UInt8](writer.encoded()), path: "images"))
    }
}

import Artifacts
import Datasets
import Testing

@Suite("Labelled images")
struct LabeledImagesTests {
    private let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2, 7, 9]

    /// An IDX file of pictures with the given dimensions and pixels 0, 1, 2 and so on.
    private func images(_ extents: [UInt8]) -> [UInt8] {
        let header: [UInt8] = [0, 0, 8, UInt8(extents.count)] + extents.flatMap { [0, 0, 0, $0] as [UInt8] }
        return header + Array(0..<extents.reduce(1, *))
    }

    private func joined(_ images: [UInt8], _ labels: [UInt8]) throws -> LabeledImages {
        try LabeledImages(
            images: IDXArray(decoding: images, path: "images"), labels: IDXArray(decoding: labels, path: "labels"))
    }

    @Test("Images and labels are handed out by index")
    func givesImages() throws {
        let set = try joined(images([2, 2, 3]), labels)
        #expect(set.count == 2)
        #expect([set.rowCount, set.columnCount, set.pixelCount] == [2, 3, 6])
        #expect(Array(set[1]) == [6, 7, 8, 9, 10, 11])
        #expect(set.labels == [7, 9])
    }

    @Test("A prefix keeps the first images, or all")
    func givesPrefix() throws {
        let set = try joined(images([2, 2, 3]), labels)
        let first = set.prefix(1)
        #expect(first.count == 1)
        #expect(first.pixels == [0, 1, 2, 3, 4, 5])
        #expect(first.labels == [7])
        #expect(set.prefix(3) == set)
    }

    @Test("A safetensors file gives back what was added")
    func roundTrip() throws {
        let set = try joined(images([2, 2, 3]), labels)
        var writer = SafetensorsWriter()
        set.add(to: &writer)
        let file = try SafetensorsFile(decoding: Array(writer.encoded()), path: "x")
        #expect(try LabeledImages(file) == set)
    }

    @Test("Images and labels that do not belong together are refused with both counts")
    func refusesMismatch() {
        let fewer = #expect(throws: DatasetError.self) { try joined(images([3, 2, 3]), labels) }
        #expect(fewer == .mismatch(path: "labels", expected: "3 labels, one for each picture", found: "[2]"))
        let swapped = #expect(throws: DatasetError.self) { try joined(labels, images([2, 2, 3])) }
        #expect(swapped?.description.contains("pictures of the shape [count, rows, columns], found [2]") == true)
        let flat = #expect(throws: DatasetError.self) { try joined(images([2, 2, 3]), images([2, 1])) }
        #expect(flat?.description.contains("found [2, 1]") == true)
    }

    @Test("Empty pictures are refused", arguments: [[0, 2, 3], [2, 0, 3], [2, 2, 0]] as [[UInt8]])
    func refusesEmpty(extents: [UInt8]) {
        let error = #expect(throws: DatasetError.self) { try joined(images(extents), labels) }
        #expect(error?.description.contains("images: expected pictures") == true)
    }

    @Test("A label of 10 is refused with its index")
    func refusesLargeLabel() {
        let error = #expect(throws: DatasetError.self) { try joined(images([2, 2, 3]), labels.dropLast() + [10]) }
        #expect(error == .mismatch(path: "labels", expected: "labels below 10", found: "10 at 1"))
    }

    @Test("A safetensors file is checked like the files of the dataset")
    func refusesWrongFile() throws {
        var writer = SafetensorsWriter()
        writer.add(ShapedArray<UInt8>(shape: [1, 2], elements: [1, 2]), named: "images")
        writer.add(ShapedArray<UInt8>(shape: [1], elements: [1]), named: "labels")
        let file = try SafetensorsFile(decoding: Array(writer.encoded()), path: "x")
        let error = #expect(throws: DatasetError.self) { try LabeledImages(file) }
        #expect(error?.description.hasPrefix("x, images: expected pictures of the shape") == true)
    }
}

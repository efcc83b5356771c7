import DatasetSources
import Foundation
import Testing

@Suite("Known datasets")
struct DatasetNameTests {
    @Test("Their names are those that a pipeline file uses")
    func names() throws {
        #expect(DatasetName.allCases.map(\.rawValue) == ["mnist", "fashion-mnist"])
        #expect(try JSONDecoder().decode([DatasetName].self, from: Data(#"["fashion-mnist"]"#.utf8)) == [.fashionMNIST])
    }

    @Test("Each has four files with the names, sizes and sums that identify them", arguments: DatasetName.allCases)
    func files(name: DatasetName) {
        let files = name.dataset.files
        let names = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"]
        #expect(files.map(\.name) == names.map { $0 + "-ubyte" })
        #expect(files.map(\.byteCount) == [47_040_016, 60_008, 7_840_016, 10_008])
        #expect(files.allSatisfy { $0.digest.utf8.count == 64 && $0.digest.allSatisfy(\.isHexDigit) })
        #expect(Set(files.map(\.digest)).count == 4)
    }

    @Test("Each has a source, and every mirror is asked over HTTPS", arguments: DatasetName.allCases)
    func sources(name: DatasetName) {
        #expect(name.dataset.mirrors.allSatisfy { $0.hasPrefix("https://") && $0.hasSuffix("/") })
        #expect(!name.dataset.mirrors.isEmpty || name.dataset.systemPackage != nil)
    }
}

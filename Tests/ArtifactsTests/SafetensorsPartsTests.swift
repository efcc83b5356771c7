import Artifacts
import Tensors
import Testing

@Suite("Parts of a safetensors file")
struct SafetensorsPartsTests {
    private func numbers(_ name: String, _ scalars: [Float]) -> SafetensorsWriter {
        var writer = SafetensorsWriter(metadata: ["of": name])
        writer.add(Tensor(shape: [scalars.count], scalars: scalars), named: "numbers")
        return writer
    }

    @Test("are the files that were added, each under its own names again")
    func parts() throws {
        var writer = SafetensorsWriter(metadata: ["of": "all"])
        writer.add(numbers("first", [1, 2]), under: "a")
        writer.add(numbers("second", [3]), under: "ab")
        let file = try SafetensorsFile(decoding: [UInt8](writer.encoded()), path: "test")
        #expect(Set(file.names) == ["a/numbers", "ab/numbers"] && file.metadata["of"] == "all")
        for (part, name, scalars) in [("a", "first", [1, 2] as [Float]), ("ab", "second", [3])] {
            #expect(file.part(part).metadata == ["of": name] && file.part(part).names == ["numbers"])
            #expect(try file.part(part).tensor("numbers").scalars == scalars)
        }
        #expect(file.part("other").names.isEmpty && file.part("").names.isEmpty)
    }

    @Test("bring a table back, empty cells and the order of its columns too")
    func table() throws {
        var table = NumberTable(columns: ["step", "loss", "accuracy"])
        table.append([0, 0.1, nil])
        table.append([1, 1e-30, 0.5])
        let file = try SafetensorsFile(decoding: [UInt8](table.file.encoded()), path: "test")
        #expect(try NumberTable(file) == table)
    }

    @Test("of a table that do not fit each other are refused by name")
    func brokenTable() throws {
        var writer = SafetensorsWriter(metadata: ["columns": "a,b"])
        writer.add(Tensor(shape: [2], scalars: [1, 2]), named: "a")
        let missing = try SafetensorsFile(decoding: [UInt8](writer.encoded()), path: "test")
        #expect(throws: SafetensorsError.self) { try NumberTable(missing) }
        writer.add(Tensor(shape: [1], scalars: [1]), named: "b")
        let short = try SafetensorsFile(decoding: [UInt8](writer.encoded()), path: "test")
        let error = #expect(throws: SafetensorsError.self) { try NumberTable(short) }
        #expect(error?.description.contains("b") == true)
    }
}

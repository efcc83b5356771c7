import Artifacts
import Foundation
import Testing

@Suite("A key")
struct KeyRecipeTests {
    private let digest = Digest(of: Data("bytes".utf8))

    private func recipe(
        kind: String = "train", parameters: [String: ParameterValue] = ["epochs": .integer(1)],
        input: String = "digits",
        code: String = "c", surroundings: [String: String] = [:]
    ) -> KeyRecipe {
        KeyRecipe(
            kind: kind, parameters: parameters, inputs: [.init(name: input, file: "f", digest: digest)], code: code,
            surroundings: surroundings)
    }

    @Test("differs when any component differs")
    func components() {
        let keys = [
            recipe(), recipe(kind: "test"), recipe(parameters: ["epochs": .integer(2)]), recipe(parameters: [:]),
            recipe(input: "other"), recipe(code: "d"), recipe(surroundings: ["font": "x"]),
        ].map(\.key)
        #expect(Set(keys).count == keys.count)
    }

    @Test("does not take one field's end for the next one's start")
    func boundaries() {
        #expect(recipe(kind: "ab", code: "c").key != recipe(kind: "a", code: "bc").key)
        #expect(recipe(parameters: ["ab": .text("c")]).key != recipe(parameters: ["a": .text("bc")]).key)
    }

    @Test("has a lineage in common with those that differ in the growing parameter alone")
    func lineage() {
        func growing(
            _ name: String?, epochs: Int, kind: String = "train", input: String = "digits", code: String = "c"
        ) -> KeyRecipe {
            KeyRecipe(
                kind: kind, parameters: ["epochs": .integer(epochs), "seed": .integer(1)],
                inputs: [.init(name: input, file: "f", digest: digest)], code: code, surroundings: [:], growing: name)
        }
        let recipe = growing("epochs", epochs: 1)
        #expect(recipe.lineage == growing("epochs", epochs: 2).lineage)
        #expect(recipe.lineage != recipe.key && recipe.key == growing(nil, epochs: 1).key)
        let others = [
            growing("seed", epochs: 1), growing(nil, epochs: 1), growing("epochs", epochs: 1, kind: "test"),
            growing("epochs", epochs: 1, input: "other"), growing("epochs", epochs: 1, code: "d"),
        ]
        #expect(Set(others.map(\.lineage) + [recipe.lineage]).count == 6)
    }

    @Test("is the same after a manifest was written and read")
    func roundTrip() throws {
        let recipe = recipe(parameters: ["rate": .number(1), "name": .text("1"), "on": .flag(true), "n": .integer(3)])
        let data = try JSONEncoder().encode(recipe)
        #expect(try JSONDecoder().decode(KeyRecipe.self, from: data).key == recipe.key)
    }

    @Test("is the same on every machine and in every version")
    func stability() {
        #expect(recipe().key.hexadecimal == "3ec570cce3f1d9bc0620b4d5ec10362caf2f3a4477e929cb10116e00c435bb1e")
    }
}

@Suite("A digest")
struct DigestTests {
    @Test("is SHA-256")
    func knownSum() {
        #expect(
            Digest(of: Data("abc".utf8)).hexadecimal
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("is read from 64 hexadecimal digits and nothing else")
    func parsing() {
        let digits = String(repeating: "0a", count: 32)
        #expect(Digest(hexadecimal: digits)?.hexadecimal == digits)
        #expect(Digest(hexadecimal: digits.uppercased()) == nil)
        #expect(Digest(hexadecimal: String(digits.dropLast())) == nil)
        #expect(Digest(hexadecimal: "") == nil)
    }
}

import Artifacts
import Foundation

extension FuzzTarget {
    /// The records of executions in the store.
    static let manifest = FuzzTarget(
        name: "manifest", minutes: 60, longestInput: 4096, seeds: { try ManifestSeeds.all() },
        check: { bytes in
            let manifest: Manifest
            do {
                manifest = try Manifest(decoding: Data(bytes))
            } catch {
                return try requireClear(error, place: /character [0-9]+|end of file|\(at | at [0-9]+|number|key|bytes/)
            }
            for output in manifest.outputs {
                try require(output.size >= 0, "a file of \(output.size) bytes")
                let isPlain =
                    !["", ".", ".."].contains(output.name) && !output.name.utf8.contains { $0 == 0x2F || $0 == 0 }
                try require(isPlain, "a file that lies elsewhere: \(output.name)")
            }
            try require(manifest.seconds >= 0, "\(manifest.seconds) seconds")
            _ = (
                manifest.startedSecond, manifest.changedParameters, manifest.output("log"),
                manifest.pace?.samplesPerSecond
            )
            let again = try Manifest(decoding: try manifest.encoded())
            try require(again == manifest, "the record changes when it is written")
            try require(again.recipe.key == manifest.recipe.key, "the key changes when the record is written")
        })
}

private enum ManifestSeeds {
    private enum Kind: StageKind {
        struct Parameters: StageParameters {
            var epochs = 2
            var rate = 0.5
            var name = "x"
            var isOn = true

            static let fields: [ParameterField<Parameters>] = [
                ParameterField("epochs", \.epochs, in: 1...9, unit: "epochs", "How often."),
                ParameterField("rate", \.rate, in: 0...1, "How fast."),
                ParameterField("name", \.name, oneOf: ["x", "y"], "Which."),
                ParameterField("is-on", \.isOn, "Whether."),
            ]
        }

        static let declaration = StageDeclaration(name: "nothing", summary: "Does nothing.", outputs: [])

        static func run(_ context: StageContext, _ parameters: Parameters) throws {}
    }

    static func all() throws -> [String: [UInt8]] {
        let digest = Digest(of: Data())
        let recipe = KeyRecipe(
            kind: "nothing",
            parameters: ["epochs": .integer(3), "rate": .number(0.25), "name": .text("y"), "is-on": .flag(false)],
            inputs: [.init(name: "images", file: "a.safetensors", digest: digest)], code: "c",
            surroundings: ["font": "f"])
        let manifest = Manifest(
            of: Kind.self, recipe: recipe,
            outputs: [.init(name: "history.csv", role: .table, digest: digest, size: 7)],
            started: Date(timeIntervalSince1970: 1_000_000_000.25), seconds: 1.5, ranOn: ["cpu": "v4"],
            pace: Pace(
                unit: "steps", completed: [0, 5], seconds: [0, 1], median: 0.1, longest: 0.4, slowest: 2, samples: 40,
                operations: 900, threads: 2, peak: nil))
        let text = String(decoding: try manifest.encoded(), as: UTF8.self)
        return [
            "whole": text, "no-pace": text.replacing("\"pace\"", with: "\"face\""),
            "another-format": text.replacing("\"format\":1", with: "\"format\":2"),
            "name-leads-elsewhere": text.replacing("history.csv", with: "../x"),
            "name-is-absolute": text.replacing("history.csv", with: "/etc/x"),
            "name-is-the-folder": text.replacing("history.csv", with: ".."),
            "size-is-negative": text.replacing("\"size\":7", with: "\"size\":-7"),
            "size-overflows": text.replacing("\"size\":7", with: "\"size\":99999999999999999999"),
            "digest-is-short": text.replacing("\"digest\":\"e3", with: "\"digest\":\"e"),
            "cut-off": String(text.prefix(text.count / 2)), "nothing": "", "no-object": "7",
            "nested-deep": String(repeating: "[", count: 4000), "key-twice": "{\"format\":1,\"format\":2}",
        ].mapValues { Array($0.utf8) }
    }
}

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
            try require(
                Set(manifest.outputs.map(\.name)).count == manifest.outputs.count, "two files of the same name")
            try requireDuration(manifest.seconds, "the whole time")
            if let pace = manifest.pace { try checkTold(pace) }
            _ = (manifest.startedSecond, manifest.changedParameters, manifest.output("log"))
            let again = try Manifest(decoding: try manifest.encoded())
            try require(again == manifest, "the record changes when it is written")
            try require(again.recipe.key == manifest.recipe.key, "the key changes when the record is written")
        })
}

/// Computes what the report tells of a pace, and demands that it can be told.
private func checkTold(_ pace: Pace) throws {
    try requireDuration(pace.duration, "the time of all")
    try requireDuration(pace.median, "the median time")
    try requireDuration(pace.longest, "the longest time")
    try require(pace.slowest >= 0 && pace.slowest < pace.count, "the slowest of \(pace.count) is \(pace.slowest)")
    let stretches = pace.stretches(atMost: 20)
    try require((1...20).contains(stretches.count), "\(stretches.count) stretches")
    try require(stretches.last?.end == pace.count, "the last stretch does not end with the last count")
    for (stretch, next) in zip(stretches, stretches.dropFirst()) {
        try require(stretch.end == next.first, "a stretch that does not begin where the one before ends")
    }
    for stretch in stretches {
        try require(0 <= stretch.first && stretch.first < stretch.end, "a stretch of \(stretch)")
        try requireDuration(stretch.timeOfOne, "the time of one")
        try require((stretch.samplesPerSecond ?? 0) >= 0, "\(stretch) has a rate below zero")
    }
    for rate in [pace.samplesPerSecond, pace.operationsPerSecond, pace.shareOfPeak] {
        try require((rate ?? 0) >= 0, "a rate of \(rate ?? 0)")
    }
}

/// Demands a time that can be told in whole seconds.
private func requireDuration(_ seconds: Double, _ name: String) throws {
    let whole = Int(exactly: seconds.rounded())
    try require(whole.map { $0 >= 0 } == true, "\(name) is \(seconds) seconds")
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
                operations: 900, threads: 2, peak: 50))
        // Written without spaces, so that what is changed is as short as it can be.
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(manifest), as: UTF8.self)
        let output = String(decoding: try encoder.encode(manifest.outputs), as: UTF8.self).dropFirst().dropLast()
        var seeds = [
            "whole": text, "cut-off": String(text.prefix(text.count / 2)), "nothing": "", "no-object": "7",
            "nested-deep": String(repeating: "[", count: 4000), "key-twice": "{\"format\":1,\"format\":2}",
        ]
        for (name, old, new) in changes + [("name-twice", "\"outputs\":[", "\"outputs\":[\(output),")] {
            guard text.contains(old) else { throw Violation(description: "\(name) changes nothing: \(text)") }
            seeds[name] = text.replacing(old, with: new)
        }
        return seeds.mapValues { Array($0.utf8) }
    }

    private static let changes = [
        ("no-pace", "\"pace\"", "\"face\""), ("another-format", "\"format\":1", "\"format\":2"),
        ("name-leads-elsewhere", "history.csv", "../x"), ("name-is-absolute", "history.csv", "/etc/x"),
        ("name-is-the-folder", "history.csv", ".."), ("size-is-negative", "\"size\":7", "\"size\":-7"),
        ("number-beyond-numbers", "1.5", "1e309"), ("half-a-character", "\"format\"", "\"\\udfff\""),
        ("size-overflows", "\"size\":7", "\"size\":99999999999999999999"),
        ("digest-is-short", "\"digest\":\"e3", "\"digest\":\"e"),
        ("seconds-beyond-counting", "\"seconds\":1.5", "\"seconds\":1e300"),
        ("moments-without-counts", "\"completed\":[0,5]", "\"completed\":[0]"),
        ("counts-that-fall", "\"completed\":[0,5]", "\"completed\":[5,0]"),
        ("counts-so-far-apart-that-they-overflow", "[0,5]", "[-9223372036854775808,9223372036854775807]"),
        ("moments-that-go-back", "\"seconds\":[0,1]", "\"seconds\":[0,-1]"),
        ("moments-so-near-that-a-rate-overflows", "\"seconds\":[0,1]", "\"seconds\":[0,1e-300]"),
        ("pace-beyond-counting", "\"longest\":0.4", "\"longest\":1e300"),
        ("slowest-is-none", "\"slowest\":2", "\"slowest\":5"),
        ("samples-below-zero", "\"samples\":40", "\"samples\":-40"),
        ("operations-beyond-rates", "\"operations\":900", "\"operations\":9223372036854775807"),
        ("no-threads", "\"threads\":2", "\"threads\":0"), ("peak-below-zero", "\"peak\":50", "\"peak\":-50"),
    ]
}

import Foundation
import PipelineEngine
import Stages

extension FuzzTarget {
    /// Pipeline files.
    static let pipeline = FuzzTarget(
        name: "pipeline", minutes: 15, longestInput: 8192, seeds: { PipelineSeeds.all },
        check: { bytes in
            let pipeline: Pipeline
            do {
                let file = try PipelineFile(decoding: Data(bytes), path: "input.yaml")
                pipeline = try Pipeline(file, catalogue: .tutorial)
            } catch {
                return try checkRefusal(error, of: bytes)
            }
            var earlier: Set<String> = []
            for stage in pipeline.stages {
                for need in stage.needs {
                    try require(earlier.contains(need.stage), "\(stage.name) before \(need.stage)")
                }
                try require(earlier.insert(stage.name).inserted, "two stages \(stage.name)")
            }
        })

    /// What is typed after `--set`.
    static let setting = FuzzTarget(
        name: "setting", minutes: 60, longestInput: 512,
        seeds: {
            [
                "whole": "train-classifier.epochs=2", "number": "a.b=1e-3", "text": "a.b=x=y", "flag": "a.b=true",
                "no-dot": "a=b", "no-equals": "a.b", "nothing": "", "no-key": "a.=1", "no-stage": ".b=1",
                "dots": "a.b.c=1",
                "no-value": "a.b=", "overflow": "a.b=99999999999999999999", "infinite": "a.b=1e999",
                "other-digits": "a.b=٣",
                "mark-on-the-sign": "a.b=\u{301}1",
            ].mapValues { Array($0.utf8) }
        },
        check: { bytes in
            guard let text = String(validating: bytes, as: UTF8.self) else { return }
            let setting: ParameterOverride
            do {
                setting = try ParameterOverride(text)
            } catch {
                return try require("\(error)".contains("--set"), "a message that names no place: \(error)")
            }
            let again = try ParameterOverride("\(setting.stage).\(setting.name)=\(setting.value)")
            try require(again.stage == setting.stage && again.name == setting.name, "\(setting) is read as \(again)")
        })
}

/// Demands a place inside the file, but of what is wrong with all of it.
private func checkRefusal(_ error: any Error, of bytes: [UInt8]) throws {
    let whole = #/input\.yaml: it (?:is empty|is too long|has no 'stages:')/#
    if "\(error)".prefixMatch(of: whole) != nil { return try requireClear(error, place: /input/) }
    try requireClear(error, place: #/^input\.yaml:[1-9][0-9]*:[1-9][0-9]*: /#)
    let line = "\(error)".split(separator: ":").dropFirst().first.flatMap { Int($0) } ?? 0
    let breaks = String(decoding: bytes, as: UTF8.self).unicodeScalars.count { Character($0).isNewline }
    // libyaml has the end of a text on a line of its own.
    try require(line <= breaks + 2, "line \(line) of \(breaks + 1): \(error)")
}

private enum PipelineSeeds {
    static var all: [String: [UInt8]] {
        texts.mapValues { Array($0.utf8) }.merging(["not-utf-8": [0x61, 0xFF]]) { $1 }
    }

    private static var texts: [String: String] {
        let bomb = (1...9).map { level in
            "  - &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
        }
        return [
            "two-stages": """
            description: Reads MNIST.
            stages:
              fetch-mnist: { uses: fetch-mnist }
              parse-mnist:
                uses: parse-mnist
                needs: { files: fetch-mnist }
              signals: { uses: generate-signals, with: { steps: 10 } }

            """,
            "alias": "stages:\n  a: &s { uses: generate-signals }\n  b: *s\n",
            "alias-bomb": "stages: [1]\nx:\n  - &a0 [lol]\n\(bomb.joined())? *a9\n: 1\n",
            "alias-of-itself": "stages: &a [*a]\n", "unknown-alias": "stages: *b\n",
            "deep-brackets": String(repeating: "[", count: 5000), "deep-braces": String(repeating: "{a: ", count: 2000),
            "deep-dashes": String(repeating: "- ", count: 4000), "deep-questions": String(repeating: "? ", count: 4000),
            "deep-keys-twice":
                "z: {[[[[[[[[x]]]]]]], a]: 1, [[[[[[[[x]]]]]]], a]: 2, [[[[[[[[x]]]]]]], b]: 3, [[[[[[[[x]]]]]]], b]: 4}\n",
            "deep-after-a-line-separator": "a\u{2028}" + String(repeating: "- ", count: 2000),
            "nothing": "", "comment": "# nothing\n", "two-documents": "a: 1\n---\nb: 2\n",
            "directive": "%YAML 1.1\n---\na: 1\n",
            "key-twice": "stages:\n  a: { uses: x }\n  a: { uses: y }\n", "tab": "stages:\n\ta: 1\n",
            "circle": """
            stages:
              a: { uses: parse-mnist, needs: { files: b } }
              b: { uses: parse-mnist, needs: { files: a } }
            """,
            "control-character": "stages:\n  a: { uses: \"\\e[2J\" }\n", "raw-control-character": "stages: \u{1}\n",
            "tags": "stages: !!map\n  a: !!omap [ !!str x ]\n", "merge": "stages:\n  a: { <<: { uses: x } }\n",
            "block-text": "description: |\n  two\n  lines\nstages: {}\n", "list-of-stages": "stages: [a, b]\n",
            "long-word": "stages: { \(String(repeating: "a", count: 3000)): { uses: x } }\n",
        ]
    }
}

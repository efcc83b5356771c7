import Artifacts
import PipelineEngine
import Testing

@Suite("A pipeline file")
struct PipelineFileTests {
    private func error(_ text: String, overrides: [String] = []) -> String {
        do {
            let file = try PipelineFile(text: text, path: "p.yaml")
            _ = try Pipeline(file, catalogue: .sample(), overrides: overrides.map { try ParameterOverride($0) })
            return "no error"
        } catch {
            return "\(error)"
        }
    }

    @Test("is resolved into stages, each after those that it needs")
    func order() throws {
        let text = """
            stages:
              joined:
                uses: join-texts
                needs: { first: b, second: a }
              a: { uses: write-text }
              b: { uses: write-text, with: { text: hello, count: 3 } }
            """
        let pipeline = try Pipeline(PipelineFile(text: text, path: "p.yaml"), catalogue: .sample())
        #expect(pipeline.stages.map(\.name) == ["a", "b", "joined"])
        #expect(pipeline["b"]?.parameters["count"] == .integer(3))
        #expect(pipeline["a"]?.parameters["text"] == .text("text"))
        #expect(pipeline["joined"]?.needs.map(\.stage) == ["b", "a"])
    }

    private static let mistakes: [(text: String, message: String)] = [
        (
            "stages:\n  a: { uses: list-stages }\n  b: { uses: list-stages }",
            "p.yaml:3:3: stages 'a' and 'b' would both write the page page.html"
        ),
        (
            "stages:\n  a: { uses: write-text }\n  b: { uses: list-stages, needs: [a, a] }",
            "p.yaml:3:38: stage 'b' needs 'a' twice"
        ),
        (
            "stages:\n  a: { uses: write-text }\n  b: { uses: list-stages, needs: { x: a } }",
            "p.yaml:3:36: kind 'list-stages' takes a list of stages: needs: [a]"
        ),
        (
            "stagse: {}",
            "p.yaml:1:1: the file has an unknown key 'stagse' (did you mean 'stages'?)"
        ),
        (
            "",
            "p.yaml: it is empty; it must have 'stages:'"
        ),
        (
            "stages: {}",
            "p.yaml:1:9: 'stages' lists no stage"
        ),
        (
            "stages: [a]",
            "p.yaml:1:9: 'stages' must be a map of names to values"
        ),
        (
            "stages:\n  a: { uses: write-txt }",
            "p.yaml:2:14: stage 'a' uses an unknown kind 'write-txt' (did you mean 'write-text'?)"
        ),
        (
            "stages:\n  a: { usse: write-text }",
            "p.yaml:2:8: stage 'a' has an unknown key 'usse' (did you mean 'uses'?)"
        ),
        (
            "stages:\n  a: { needs: {} }",
            "p.yaml:2:6: stage 'a' does not say which kind it 'uses'"
        ),
        (
            "stages:\n  A b: { uses: write-text }",
            "p.yaml:2:3: 'A b' is no name for a stage: use lower-case letters and digits, joined "
                + "by '-' or '/'"
        ),
        (
            "stages:\n  a: { uses: write-text, with: { txet: x } }",
            "p.yaml:2:34: stage 'a' has no parameter 'txet' (did you mean 'text'?)"
        ),
        (
            "stages:\n  a: { uses: write-text, with: { count: many } }",
            "p.yaml:2:34: parameter 'count' of stage 'a' must be a whole number from 1 to 1000, "
                + "found a text: many"
        ),
        (
            "stages:\n  a: { uses: write-text, with: { count: 0 } }",
            "p.yaml:2:34: parameter 'count' of stage 'a' must be a whole number from 1 to 1000, "
                + "found a whole number: 0"
        ),
        (
            "stages:\n  a: { uses: write-text, with: { share: 1.5 } }",
            "p.yaml:2:34: parameter 'share' of stage 'a' must be a number from 0.0 to 1.0, found "
                + "a number: 1.5"
        ),
        (
            "stages:\n  a: { uses: write-text, with: { loud: 1 } }",
            "p.yaml:2:34: parameter 'loud' of stage 'a' must be true or false, found a whole "
                + "number: 1"
        ),
        (
            "stages:\n  a: { uses: write-text, with: { text: [1] } }",
            "p.yaml:2:40: parameter 'text' of stage 'a' must be one value, not a list or a map"
        ),
        (
            "stages:\n  a: { uses: fail, with: { x: 1 } }",
            "p.yaml:2:28: stage 'a' sets 'x', but its kind 'fail' has no parameters"
        ),
        (
            "stages:\n  a: { uses: list-stages, needs: [b] }",
            "p.yaml:2:35: stage 'a' needs an unknown stage 'b' (did you mean 'a'?)"
        ),
        (
            "stages:\n  a: { uses: write-text }\n  j: { uses: join-texts, needs: { first: a "
                + "} }",
            "p.yaml:3:3: stage 'j' does not say which stage its input 'second' comes from: add "
                + "needs: {second: STAGE}"
        ),
        (
            "stages:\n  a: { uses: write-text }\n  j: { uses: join-texts, needs: { frist: a, "
                + "second: a } }",
            "p.yaml:3:35: kind 'join-texts' has no input 'frist' (did you mean 'first'?)"
        ),
        (
            "stages:\n  a: { uses: list-stages }\n  j: { uses: join-texts, needs: { first: a, "
                + "second: a } }",
            "p.yaml:3:42: input 'first' of stage 'j' needs the file 'text.txt', which stage "
                + "'a' does not write (it writes page.html)"
        ),
        (
            "stages:\n  a: { uses: list-stages, needs: [b] }\n  b: { uses: list-stages, needs: "
                + "[c] }\n  c: { uses: list-stages, needs: [a] }",
            "p.yaml:2:3: stages need each other in a circle: a -> b -> c -> a. Remove one of "
                + "these needs"
        ),
    ]

    @Test(
        "that is wrong is refused with the place, what is wrong, and the nearest word",
        arguments: mistakes)
    func refused(_ text: String, _ message: String) {
        #expect(error(text) == message)
    }

    @Test("with a name that stands twice is refused")
    func duplicates() {
        let message = error("stages:\n  a: { uses: write-text }\n  a: { uses: write-text }")
        #expect(message.contains("'a'") && message.contains("stands twice"))
        #expect(message.hasPrefix("p.yaml:2:3:"))
    }

    @Test("that is not YAML is refused with the place")
    func syntax() {
        #expect(error("stages:\n  a: { uses").hasPrefix("p.yaml:"))
        #expect(error("stages:\n\ta: 1").hasPrefix("p.yaml:2:1: this is not YAML"))
    }

    @Test("yields to the command line, which is checked the same way")
    func overrides() throws {
        let file = try PipelineFile(text: SampleRun.diamond, path: "p.yaml")
        let pipeline = try Pipeline(file, catalogue: .sample(), overrides: [ParameterOverride("left.text=a=b.c")])
        #expect(pipeline["left"]?.parameters["text"] == .text("a=b.c"))
        #expect(
            error(SampleRun.diamond, overrides: ["lfet.text=a"])
                == "--set lfet.text=a: there is no stage 'lfet' in p.yaml (did you mean 'left'?)")
        #expect(
            error(SampleRun.diamond, overrides: ["left.count=x"])
                == "--set left.count=x: parameter 'count' of stage 'left' must be a whole number from 1 to 1000, "
                + "found a text: x")
        #expect(error(SampleRun.diamond, overrides: ["left"]).contains("expected stage.parameter=value"))
    }

    @Test("may write a whole number for a number, and a quoted number is a text")
    func wholeNumbers() throws {
        let text = "stages:\n  a: { uses: write-text, with: { share: 1, text: \"12\" } }"
        let pipeline = try Pipeline(PipelineFile(text: text, path: "p.yaml"), catalogue: .sample())
        #expect(pipeline["a"]?.parameters["share"] == .number(1))
        #expect(pipeline["a"]?.parameters["text"] == .text("12"))
    }
}

import Fingerprints
import Testing

@Suite("The fingerprint of a stage kind")
struct CodeFingerprintsTests {
    private let package: SamplePackage

    init() throws {
        package = try SamplePackage()
    }

    @Test("is 64 hexadecimal digits, by the kind's name")
    func names() throws {
        let byKind = try package.fingerprints().byKind
        #expect(byKind.keys.sorted() == ["plot-lstm2", "train-model"])
        #expect(byKind.values.allSatisfy { $0.count == 64 && $0.allSatisfy(\.isHexDigit) })
        #expect(try package.fingerprints().byKind == byKind)
    }

    @Test(
        "changes with its own file, the modules that it needs and what the manifest says of them",
        arguments: [
            ("count = 1", "count = 2", "Sources/Stages/TrainModel.swift", ["train-model"]),
            ("twice(x)", "twice(x) + 1", "Sources/Kernels/Kernels.swift", ["train-model"]),
            ("2.0f", "3.0f", "Sources/CKernels/include/kernels.h", ["train-model"]),
            ("link \"z\"", "link \"y\"", "Sources/CSystem/module.modulemap", ["train-model"]),
            ("-O3", "-O2", "Package.swift", ["train-model"]),
            ("pages\", from: \"1.0.0\"", "pages\", from: \"2.0.0\"", "Package.swift", ["plot-lstm2"]),
            ("{ 1 }", "{ 2 }", "Sources/Charts/Chart.swift", ["plot-lstm2"]),
            ("<p>", "<b>", "Sources/Charts/template.html", ["plot-lstm2"]),
            (
                "StageKind {}", "StageKind { func run() }", "Sources/Artifacts/StageKind.swift",
                ["plot-lstm2", "train-model"]
            ),
        ])
    func changes(old: String, new: String, path: String, kinds: [String]) throws {
        #expect(try package.kindsChanged { try $0.replace(old, with: new, in: path) } == Set(kinds))
    }

    @Test(
        "does not change with anything else",
        arguments: [
            ("func go() {}", "func go() { print(1) }", "Sources/Engine/Engine.swift"),
            ("static let", "static  let other = 1, ", "Sources/Stages/Catalogue.swift"),
            ("queries\", from: \"1.0.0\"", "queries\", from: \"2.0.0\"", "Package.swift"),
            ("module(\"Engine\"", "// The scheduler.\n module(\"Engine\"", "Package.swift"),
            ("#define", "// Twice.\n\n#define", "Sources/CKernels/include/kernels.h"),
            ("public func", "/// Two times x.\n\npublic func", "Sources/Kernels/Kernels.swift"),
        ])
    func keeps(old: String, new: String, path: String) throws {
        #expect(try package.kindsChanged { try $0.replace(old, with: new, in: path) }.isEmpty)
    }

    @Test("changes with a new file of a module, unless there is nothing in it but comments")
    func newFile() throws {
        #expect(try package.kindsChanged { try $0.write("// Later.\n", to: "Sources/CKernels/later.h") }.isEmpty)
        #expect(
            try package.kindsChanged { try $0.write("#pragma once\n", to: "Sources/CKernels/later.h") } == [
                "train-model"
            ])
        #expect(try package.kindsChanged { try $0.write("Prose.\n", to: "Sources/Kernels/README.md") }.isEmpty)
    }

    @Test("changes with the compiler")
    func compiler() throws {
        let one = try package.fingerprints(compiler: "Swift version 6.3.1").byKind
        let other = try package.fingerprints(compiler: "Swift version 6.3.2").byKind
        #expect(one.keys.allSatisfy { one[$0] != other[$0] })
    }

    @Test("stands in the generated source")
    func generatedSource() throws {
        let fingerprints = try package.fingerprints()
        let entry = "\"train-model\": \"\(fingerprints.byKind["train-model"] ?? "none")\","
        #expect(fingerprints.swiftSource.contains(entry))
    }
}

import Fingerprints
import Testing

@Suite("Code that a fingerprint would miss")
struct StageFilesTests {
    private let package: SamplePackage

    init() throws {
        package = try SamplePackage()
    }

    /// Where and what the findings are, without reason and advice.
    private func findings() throws(FingerprintError) -> [String] {
        do {
            _ = try package.fingerprints()
            return []
        } catch .uncovered(let findings) {
            return findings.map { "\($0.path):\($0.line) \($0.message.prefix { $0 != "," && $0 != ":" })" }
        }
    }

    @Test("is found when a kind mentions another kind")
    func otherKind() throws {
        try package.append("private let other = TrainModel.self\n", to: "Sources/Stages/PlotLSTM2.swift")
        #expect(
            try findings() == [
                "Sources/Stages/PlotLSTM2.swift:10 'TrainModel' is declared in Sources/Stages/TrainModel.swift"
            ])
    }

    @Test("is found when a kind mentions a type or a function of a file that is no kind, also inside a string")
    func sharedFile() throws {
        try package.write(
            "enum Shared { static let x = 1 }\nfunc shared() {}\n", to: "Sources/Stages/Parts/Shared.swift")
        try package.append("private let a = \"Shared \\(Shared.x)\"\n", to: "Sources/Stages/PlotLSTM2.swift")
        try package.append("private func b() { shared() }\n", to: "Sources/Stages/PlotLSTM2.swift")
        #expect(
            try findings() == [
                "Sources/Stages/PlotLSTM2.swift:10 'Shared' is declared in Sources/Stages/Parts/Shared.swift",
                "Sources/Stages/PlotLSTM2.swift:11 'shared' is declared in Sources/Stages/Parts/Shared.swift",
            ])
    }

    @Test("is found when a kind mentions what another file adds to a type of elsewhere, unless privately")
    func extensions() throws {
        let (plot, train, catalogue) = ("PlotLSTM2.swift", "TrainModel.swift", "Catalogue.swift")
        func append(_ text: String, to file: String) throws {
            try package.append(text + "\n", to: "Sources/Stages/\(file)")
        }
        try append("private let a = 1.next.isOdd + Float(one: 1).isEven", to: plot)
        try append("private extension Int { var next: Int { 1 } }", to: catalogue)
        try append("extension Double { init(one: Int) {} }", to: catalogue)
        try append("extension TrainModel { var isEven: Bool { true } }", to: train)
        #expect(try findings().isEmpty)
        try append("extension Int { package var isOdd: Bool { true } }", to: catalogue)
        try append("extension Float { init(one: Int) {} }", to: train)
        #expect(
            try findings() == [
                "Sources/Stages/PlotLSTM2.swift:10 'isOdd' is declared in Sources/Stages/Catalogue.swift",
                "Sources/Stages/PlotLSTM2.swift:10 'Float' is declared in Sources/Stages/TrainModel.swift",
            ])
    }

    @Test("is found when a kind stands in a file of another name")
    func misnamed() throws {
        try package.append("struct TestModel: Sendable, StageKind {}\n", to: "Sources/Stages/TrainModel.swift")
        #expect(try findings() == ["Sources/Stages/TrainModel.swift:8 'TestModel' is a stage kind"])
    }

    @Test("private helpers, nested types and names in comments are no reason to complain")
    func selfContained() throws {
        try package.append("// Shared\nprivate struct Shared {}\n", to: "Sources/Stages/TrainModel.swift")
        try package.append("private struct Shared {}\n", to: "Sources/Stages/Catalogue.swift")
        #expect(try findings().isEmpty)
    }

    @Test("is reported as a compiler reports errors, a line each, and says what to do")
    func description() throws {
        try package.append("private let other = [TrainModel.self]\n", to: "Sources/Stages/PlotLSTM2.swift")
        try package.append("private let third = Catalogue.self\n", to: "Sources/Stages/PlotLSTM2.swift")
        let error = #expect(throws: FingerprintError.self) { try package.fingerprints() }
        let lines = "\(error?.description ?? "")".split(separator: "\n")
        try #require(lines.count == 2)
        #expect(lines[0].hasPrefix("Sources/Stages/PlotLSTM2.swift:10: error: ") && lines[0].contains("move what both"))
        #expect(
            lines[1].hasPrefix("Sources/Stages/PlotLSTM2.swift:11: error: ") && lines[1].contains("move what both"))
    }
}

import Fingerprints
import Foundation

/// A small package with two stage kinds, in a temporary folder that is removed with it.
final class SamplePackage {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "fingerprints-\(UUID().uuidString)")

    init() throws {
        for (path, text) in Self.files { try write(text, to: path) }
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func write(_ text: String, to path: String) throws {
        let url = folder.appending(path: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    func append(_ text: String, to path: String) throws {
        let old = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        try write(old + text, to: path)
    }

    func replace(_ old: String, with new: String, in path: String) throws {
        let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        try write(text.replacing(old, with: new), to: path)
    }

    func fingerprints(compiler: String = "Swift version 6.3.1") throws(FingerprintError) -> CodeFingerprints {
        try CodeFingerprints(ofPackage: folder, compiler: compiler)
    }

    /// The kinds whose fingerprints differ after `change`.
    func kindsChanged(by change: (SamplePackage) throws -> Void) throws -> Set<String> {
        let before = try fingerprints().byKind
        try change(self)
        let after = try fingerprints().byKind
        return Set(before.keys.filter { before[$0] != after[$0] })
    }

    private static let files = [
        "Package.swift": """
        let package = Package(
            name: "sample",
            dependencies: [
                .package(url: "https://example.org/pages", from: "1.0.0"),
                .package(url: "https://example.org/queries", from: "1.0.0"),
            ],
            targets: [
                .systemLibrary(name: "CSystem"),
                .target(name: "CKernels", dependencies: ["CSystem"], cSettings: [.unsafeFlags(["-O3"])]),
                module("Kernels", uses: ["CKernels"]),
                module("Charts", uses: [.product(name: "Pages", package: "pages")]),
                module("Engine", uses: ["Kernels"]),
            ])
        """,
        "Sources/CSystem/module.modulemap": "module CSystem [system] { header \"shim.h\" link \"z\" }\n",
        "Sources/CKernels/kernels.c": "#include \"kernels.h\"\nfloat twice(float x) { return FACTOR * x; }\n",
        "Sources/CKernels/include/kernels.h": "#define FACTOR 2.0f\nfloat twice(float x);\n",
        "Sources/Kernels/Kernels.swift":
            "package import CKernels\npublic func double(_ x: Float) -> Float { twice(x) }\n",
        "Sources/Charts/Chart.swift": "@preconcurrency import Pages\npublic func chart() -> Int { 1 }\n",
        "Sources/Charts/template.html": "<p>{{title}}</p>\n",
        "Sources/Engine/Engine.swift": "import Kernels\npublic func go() {}\n",
        "Sources/Stages/TrainModel.swift": """
        public import Artifacts
        internal import func Kernels.double

        public struct TrainModel: StageKind {
            struct Settings { var count = 1 }
            public func run() { print("PlotLSTM2", double(1)) }
        }

        """,
        "Sources/Stages/PlotLSTM2.swift": """
        public import Artifacts
        @preconcurrency public import Charts

        /// Draws what ``TrainModel`` made.
        public enum PlotLSTM2 {
            struct Settings { var count = chart() }
        }

        extension PlotLSTM2: Sendable, StageKind {}

        """,
        "Sources/Stages/Catalogue.swift": """
        import Artifacts
        enum Catalogue<Kind: StageKind> { static let kinds = [TrainModel.self, PlotLSTM2.self] }
        """,
        "Sources/Artifacts/StageKind.swift": "public protocol StageKind {}\n",
    ]
}

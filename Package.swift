// swift-tools-version: 6.2
import PackageDescription

// The modules of Unroll, lowest first. A module imports only what stands above it in this file.
// ARCHITECTURE.md tells what each is for and why each outside package or library is here.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    // Most generic types of the networks are used in other modules than their own; unspecialised they cost small trainings
    // a fifth of their time.
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

/// Files that tests read from where they lie.
let excludedFixtures = [
    "ChartsTests": ["Golden"], "VectorTests": ["Vectors"], "PipelineEngineTests": ["Fixtures"],
    "RunRecordsTests": ["Fixtures"],
]

/// The script and the style sheet of the report, a file for each idea; their bytes become part of the program.
let pageParts = [
    "tables", "numbers", "elements", "saving", "player", "plot", "course", "film", "reading", "smoothing", "decoder", "camera", "cloud", "gestures",
    "space", "start",
].map { "Scripts/\($0).js" } + [
    "colours", "layout", "text", "verdicts", "figures", "players", "tables", "stages", "timeline", "paper",
].map { "Styles/\($0).css" }

let systemLibraries: [Target] = [
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
]

/// Only for `make sanitize`: C code that stops where its behaviour is undefined.
let undefined: [String] =
    Context.environment["UNROLL_UNDEFINED"] == nil ? [] : ["-fsanitize=undefined", "-fsanitize-trap=undefined"]

let cTargets: [Target] = [
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3"] + undefined)], linkerSettings: [.linkedLibrary("m")]),
    .target(name: "CPNG", cSettings: [.unsafeFlags(undefined)], linkerSettings: [.linkedLibrary("png16")]),
    .target(name: "CTransfer", cSettings: [.unsafeFlags(undefined)], linkerSettings: [.linkedLibrary("curl")]),
]

func module(
    _ name: String, uses dependencies: [Target.Dependency] = [], embedding resources: [String] = [],
    plugins: [Target.PluginUsage] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, resources: resources.map { .embedInCode($0) }, swiftSettings: strict,
        plugins: plugins)
}

func tests(_ name: String, of dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: name, dependencies: ["TestSupport"] + dependencies, exclude: excludedFixtures[name] ?? [],
        swiftSettings: strict)
}

let modules: [Target] = [
    // Numbers: values, the kernels that work on them, gradients, layers, networks, optimizers.
    module("Tensors"),
    module("Kernels", uses: ["CKernels"]),
    module("Autograd", uses: ["Tensors", "Kernels"]),
    module("Layers", uses: ["Autograd", "Tensors", "Kernels"]),
    module("Training", uses: ["Layers", "Autograd", "Tensors", "Kernels"]),
    module("Evaluations"),
    // Data, pictures and pages.
    module("Artifacts", uses: ["Tensors", "CCrypto"]),
    module("Models", uses: ["Artifacts", "Layers", "Autograd", "Tensors", "Kernels"]),
    module("Datasets", uses: ["Artifacts", "Tensors", "CZlib"]),
    module("Recordings", uses: ["Datasets", "Artifacts", "Tensors"]),
    module("Experiments", uses: ["Artifacts", "Autograd", "Kernels", "Layers", "Recordings", "Training"]),
    module(
        "Assessments",
        uses: [
            "Artifacts", "Autograd", "Datasets", "Evaluations", "Kernels", "Layers", "Models", "Recordings", "Tensors",
        ]),
    module("DatasetSources", uses: ["Datasets", "Artifacts", "CTransfer"]),
    module("Charts", uses: ["CCairo", "CPango", "CPNG"]),
    module("Figures", uses: ["Recordings", "Datasets", "Evaluations", "Artifacts", "Charts", "Tensors"]),
    module("Predictions", uses: ["Artifacts", "Charts", "Evaluations", "Kernels", "Models", "Tensors"]),
    module(
        "Reports", uses: ["CCrypto", .product(name: "Mustache", package: "swift-mustache")], embedding: pageParts),
    module("Verification", uses: ["Artifacts"]),
    module("Narratives", uses: ["Artifacts", "Charts", "Evaluations", "Recordings", "Reports", "Tensors"]),
    // The pipeline, and its stages beside it.
    module("PipelineEngine", uses: ["Artifacts", .product(name: "Yams", package: "Yams")]),
    module(
        "RunRecords",
        uses: [
            "PipelineEngine", "Artifacts", .product(name: "GRDB", package: "GRDB.swift"),
            .product(name: "GRDBSQLite", package: "GRDB.swift"),
        ]),
    // The live page: what is shown of a run while it goes on, and the server that shows it.
    module(
        "LiveReports", uses: ["RunRecords", "PipelineEngine", "Narratives", "Reports", "Artifacts"],
        embedding: ["Page/live.js", "Page/live.css"]),
    module(
        "LiveServer",
        uses: [
            "LiveReports", "Artifacts", .product(name: "FlyingFox", package: "FlyingFox"),
            .product(name: "FlyingSocks", package: "FlyingFox"),
        ]),
    module(
        "Stages",
        uses: [
            "Artifacts", "Assessments", "Autograd", "Charts", "DatasetSources", "Datasets", "Evaluations",
            "Experiments", "Figures",
            "Kernels", "Layers", "Models", "Narratives", "Recordings", "Reports", "Tensors", "Training",
        ],
        plugins: ["FingerprintPlugin"]),
    // Speed.
    module("Benchmarking", uses: ["Artifacts", "Kernels"]),
]

let program: [Target] = [
    .executableTarget(
        name: "unroll",
        dependencies: [
            "Stages", "PipelineEngine", "RunRecords", "LiveReports", "LiveServer", "Benchmarking", "Predictions",
            "Verification", "Charts", "DatasetSources", "Datasets", "Artifacts", "Kernels",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        swiftSettings: strict),
    // Made for the build alone: it writes the fingerprints of the code into the module Stages.
    module("Fingerprints", uses: ["CCrypto"]),
    .executableTarget(name: "FingerprintTool", dependencies: ["Fingerprints"], swiftSettings: strict),
    .plugin(
        name: "FingerprintPlugin", capability: .buildTool(), dependencies: ["FingerprintTool"],
        path: "Sources/FingerprintPlugin"),
]

let checks: [Target] = [
    .target(
        name: "TestSupport", dependencies: ["Artifacts", "Autograd", "Charts", "Kernels", "Recordings", "Reports", "Tensors"],
        path: "Tests/TestSupport",
        swiftSettings: strict),
    .target(
        name: "Fuzzing",
        dependencies: [
            "Artifacts", "Autograd", "Charts", "Datasets", "Experiments", "Kernels", "Layers", "Models", "PipelineEngine",
            "Predictions", "Recordings", "Stages", "Tensors", "Training", "Verification",
        ],
        path: "Tests/Fuzzing", swiftSettings: strict),
    tests("FuzzingTests", of: ["Fuzzing", "Artifacts"]),
    tests("TensorsTests", of: ["Tensors"]),
    tests("KernelsTests", of: ["Kernels"]),
    tests("AutogradTests", of: ["Autograd", "Kernels", "Tensors"]),
    tests("LayersTests", of: ["Layers", "Autograd", "Kernels", "Tensors"]),
    tests("ModelsTests", of: ["Models", "Artifacts", "Training", "Layers", "Autograd", "Kernels", "Tensors"]),
    tests("TrainingTests", of: ["Training", "Layers", "Autograd", "Kernels", "Tensors"]),
    tests(
        "VectorTests",
        of: ["Training", "Models", "Layers", "Autograd", "Kernels", "Datasets", "Artifacts", "Tensors"]),
    tests("EvaluationsTests", of: ["Evaluations"]),
    tests("ArtifactsTests", of: ["Artifacts", "Tensors"]),
    tests("DatasetsTests", of: ["Datasets", "Artifacts", "Tensors"]),
    tests("RecordingsTests", of: ["Recordings", "Datasets", "Artifacts", "Tensors"]),
    tests(
        "ExperimentsTests",
        of: [
            "Experiments", "Training", "Recordings", "Models", "Layers", "Autograd", "Kernels", "Artifacts", "Tensors",
        ]),
    tests(
        "AssessmentsTests",
        of: [
            "Assessments", "Models", "Layers", "Kernels", "Evaluations", "Datasets", "Artifacts", "Autograd", "Recordings",
            "Tensors",
        ]),
    tests("DatasetSourcesTests", of: ["DatasetSources", "Datasets", "Artifacts"]),
    tests("ChartsTests", of: ["Charts"]),
    tests(
        "FiguresTests", of: ["Figures", "Charts", "Recordings", "Datasets", "Evaluations", "Artifacts", "Tensors"]),
    tests(
        "PredictionsTests",
        of: [
            "Predictions", "Charts", "Training", "Models", "Datasets", "Artifacts", "Layers", "Autograd", "Kernels",
            "Tensors",
        ]),
    tests("ReportsTests", of: ["Reports", "Artifacts"]),
    tests("VerificationTests", of: ["Verification", "Reports", "Artifacts"]),
    tests("NarrativesTests", of: ["Charts", "Narratives", "Reports", "Evaluations", "Artifacts"]),
    tests("PipelineEngineTests", of: ["PipelineEngine", "Artifacts", "Tensors"]),
    tests(
        "RunRecordsTests",
        of: ["RunRecords", "PipelineEngine", "Artifacts", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(
        "LiveReportsTests",
        of: [
            "LiveReports", "RunRecords", "PipelineEngine", "Narratives", "Reports", "Artifacts",
            .product(name: "GRDB", package: "GRDB.swift"),
        ]),
    tests("LiveServerTests", of: ["LiveServer", "LiveReports"]),
    tests("BenchmarkingTests", of: ["Benchmarking"]),
    tests("FingerprintTests", of: ["Fingerprints"]),
    tests(
        "EndToEndTests",
        of: [
            "RunRecords", "PipelineEngine", "Artifacts", "Charts", "Datasets", "Evaluations", "Recordings", "Tensors",
            .product(name: "GRDB", package: "GRDB.swift"),
        ]),
]

/// Only for `make fuzz`: the program around libFuzzer, whose library this variable names.
let fuzzDriver: [Target] =
    Context.environment["UNROLL_FUZZER"].map { library in
        [
            .executableTarget(
                name: "FuzzDriver", dependencies: ["Fuzzing"], path: "Tests/FuzzDriver", swiftSettings: strict,
                linkerSettings: [.unsafeFlags([library, "-lstdc++"])])
        ]
    } ?? []

let package = Package(
    name: "unroll-tutorial",
    products: [.executable(name: "unroll", targets: ["unroll"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
    ],
    targets: systemLibraries + cTargets + modules + program + checks + fuzzDriver
)

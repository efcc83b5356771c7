import ArgumentParser
import Artifacts
import Foundation
import PipelineEngine
import Stages

/// The options that every command takes: which pipeline, which output folder, which parameters.
struct PipelineOptions: ParsableArguments {
    static let defaultPipelinePath = "Pipelines/tutorial.yaml"
    static let defaultOutputPath = "Output"

    @Option(
        name: [.short, .customLong("pipeline")], help: "The pipeline file.",
        completion: .file(extensions: ["yaml", "yml"]))
    var pipelinePath = Self.defaultPipelinePath

    @Option(
        name: [.short, .customLong("output")], help: "The folder for everything that is written.",
        completion: .directory)
    var outputPath = Self.defaultOutputPath

    @Option(name: [.customShort("S"), .customLong("set")], help: "Set a parameter: stage.parameter=value. Repeatable.")
    var overrides: [String] = []

    @Option(help: "Colours: auto, always or never.")
    var color = ColorChoice.auto

    /// The pipeline with the parameters that the command line sets.
    func pipeline() throws(PipelineError) -> Pipeline {
        try pipeline(at: pipelinePath, overrides: overrides)
    }

    /// The pipeline in a file.
    func pipeline(at path: String, overrides: [String] = []) throws(PipelineError) -> Pipeline {
        let file = try PipelineFile(contentsOf: URL(fileURLWithPath: path, relativeTo: Self.workingFolder))
        var parsed: [ParameterOverride] = []
        for override in overrides { parsed.append(try ParameterOverride(override)) }
        return try Pipeline(file, catalogue: .tutorial, overrides: parsed)
    }

    /// The output folder.
    ///
    /// - Throws: `CacheFormat.Unknown` when a newer Unroll wrote what lies in it.
    func folder() throws -> OutputFolder {
        let folder = OutputFolder(
            root: URL(fileURLWithPath: outputPath, isDirectory: true, relativeTo: Self.workingFolder))
        try CacheFormat.check(folder)
        return folder
    }

    /// The pipeline, once it is sure that the named stages are in it.
    func pipeline(with stages: [String]) throws(PipelineError) -> Pipeline {
        var selection = StageSelection()
        selection.targets = stages
        let pipeline = try pipeline()
        _ = try selection.resolved(in: pipeline)
        return pipeline
    }

    func planner(for pipeline: Pipeline) throws -> Planner {
        planner(for: pipeline, over: try folder())
    }

    func planner(for pipeline: Pipeline, over folder: OutputFolder) -> Planner {
        Planner(pipeline: pipeline, catalogue: .tutorial, folder: folder)
    }

    /// The options to type for the same pipeline and output folder, with a space before each.
    var typedPaths: String {
        (pipelinePath == Self.defaultPipelinePath ? "" : " -p \(pipelinePath)")
            + (outputPath == Self.defaultOutputPath ? "" : " -o \(outputPath)")
    }

    /// The style of standard output.
    var style: TerminalStyle {
        TerminalStyle(descriptor: STDOUT_FILENO, choice: color, environment: ProcessInfo.processInfo.environment)
    }

    /// The style of standard error.
    var errorStyle: TerminalStyle {
        TerminalStyle(descriptor: STDERR_FILENO, choice: color, environment: ProcessInfo.processInfo.environment)
    }

    static var workingFolder: URL {
        URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true)
    }
}

/// What a stage kind tells about itself: everything that the pipeline must know before it runs one.
public struct StageDeclaration: Sendable {
    /// The kind's name in pipeline files: verb and noun, in lower case with dashes.
    public let name: String
    /// What it does, in one line.
    public let summary: String
    /// What it reads.
    public let inputs: StageInputs
    /// What it writes, each time all of it.
    public let outputs: [StageOutput]
    /// How many cores it can use.
    public let cores: CoreDemand
    /// The parameter that says how many steps are taken, and nothing of how one is: with a greater value the stage goes on from
    /// where it ended with a smaller one.
    public let growing: String?

    /// Declares a kind.
    public init(
        name: String, summary: String, inputs: StageInputs = .named([]), outputs: [StageOutput],
        cores: CoreDemand = .one, growing: String? = nil
    ) {
        self.name = name
        self.summary = summary
        self.inputs = inputs
        self.outputs = outputs
        self.cores = cores
        self.growing = growing
    }
}

/// How many cores a stage can use.
public enum CoreDemand: Sendable, Equatable {
    /// One: it would gain nothing from more.
    case one
    /// As many as there are: it cuts its work into tiles.
    case all
}

/// What a stage kind reads.
public enum StageInputs: Sendable, Equatable {
    /// The given inputs, each bound to a stage by the pipeline file.
    case named([StageInput])
    /// Any number of stages with all that they wrote, and the manifests of the executions that wrote it.
    case stagesWithManifests
}

/// A named input of a stage kind: some files that another stage writes.
public struct StageInput: Sendable, Equatable {
    /// The name to which the pipeline file binds a stage.
    public let name: String
    /// The files that are read; only their digests enter the key.
    public let files: [String]

    /// Declares an input.
    public init(_ name: String, files: String...) {
        self.name = name
        self.files = files
    }
}

/// A file that a stage kind writes.
public struct StageOutput: Sendable, Equatable {
    /// What a file is for.
    public enum Role: String, Sendable, Codable {
        /// Named tensors, as safetensors.
        case tensors
        /// Numbers by row, as CSV or JSON.
        case table
        /// A picture, as PNG.
        case figure
        /// A page that people open; it lies at the top of the output folder.
        case page
        /// Bytes as they came from outside.
        case data
        /// The lines that the stage printed.
        case log
    }

    /// The file's name.
    public let name: String
    /// What the file is for.
    public let role: Role

    /// Declares an output.
    public init(_ name: String, _ role: Role) {
        self.name = name
        self.role = role
    }

    /// The log that every stage writes beside its declared outputs.
    public static let log = StageOutput("log.txt", .log)
}

import Artifacts

/// The stages of one experiment, found among all by what they read of each other.
struct Experiment {
    /// A short name, which leads the names of its figures.
    let name: String
    /// The stages that made what is trained on, in the order of the report.
    let preparing: [BoundInput]
    /// The stage that trained.
    let training: BoundInput
    /// The stage that evaluated what was trained.
    let evaluating: BoundInput
    /// The stage that drew the figures.
    let plotting: BoundInput?
    /// Parameters that leave it the same experiment.
    private let free: Set<String>

    /// The stage kinds of an experiment.
    struct Kinds {
        let training: String
        let evaluating: String
        let plotting: String
    }

    /// Parameters on which no promise depends: where files were found, random draws, what is printed and shown.
    private static let harmless: Set<String> = [
        "directory", "seed", "print-interval", "evaluation-interval", "evaluation-images", "view-images",
        "code-images", "first-images",
    ]

    /// Finds the stages; nil when no training of that kind was evaluated.
    ///
    /// - Parameters:
    ///   - name: A short name, which leads the names of its figures.
    ///   - stages: All stages that the report tells of.
    ///   - kinds: The stage kinds.
    ///   - variant: The value of a parameter that the training should have been run with.
    ///   - isRequired: Whether no other training will do; else the first is taken, and the value counts as a change.
    ///   - free: Parameters that concern other experiments.
    init?(
        _ name: String, in stages: [BoundInput], kinds: Kinds, variant: (parameter: String, value: String)? = nil,
        isRequired: Bool = false, free: Set<String> = []
    ) {
        func follower(of stage: BoundInput, kind: String) -> BoundInput? {
            stages.first { $0.manifest.recipe.kind == kind && $0.reads(stage) }
        }
        func isVariant(_ stage: BoundInput) -> Bool {
            variant.map { stage.setting($0.parameter) == $0.value } ?? true
        }
        let trainings = stages.filter {
            $0.manifest.recipe.kind == kinds.training && follower(of: $0, kind: kinds.evaluating) != nil
        }
        guard let training = trainings.first(where: isVariant) ?? (isRequired ? nil : trainings.first),
            let evaluating = follower(of: training, kind: kinds.evaluating)
        else { return nil }
        self.name = name
        self.training = training
        self.evaluating = evaluating
        plotting = follower(of: evaluating, kind: kinds.plotting)
        preparing = training.sources(among: stages)
        let isChosen = variant != nil && isVariant(training)
        self.free = Self.harmless.union(free).union(isChosen ? variant.map { [$0.parameter] } ?? [] : [])
    }

    /// What differs from the tutorial, as the settings that make it so.
    var changes: [String] {
        settings { !free.contains($0) }
    }

    /// The command that makes these numbers again, and the page.
    var command: String {
        let settings = settings { $0 != "directory" }
        let target = (plotting ?? evaluating).stage
        return "make \(target) report" + (settings.isEmpty ? "" : " SET=\"\(settings.joined(separator: " "))\"")
    }

    /// A parameter of the training, in words.
    func setting(_ name: String) -> String { training.setting(name) }

    /// A mark of prose that becomes a link to a figure of this experiment, or words where it was not drawn.
    func figure(_ figure: String) -> String {
        plotting?.files["\(figure).png"] == nil ? "(this figure was not drawn)" : "[[\(name)-\(figure)]]"
    }

    private func settings(where isWanted: (String) -> Bool) -> [String] {
        (preparing + [training, evaluating]).flatMap { stage in
            stage.manifest.changedParameters.filter { isWanted($0.name) }.map {
                "\(stage.stage).\($0.name)=\($0.value)"
            }
        }
    }
}

extension BoundInput {
    /// Whether this stage read a file that another one wrote.
    func reads(_ other: BoundInput) -> Bool {
        manifest.recipe.inputs.contains { input in other.manifest.output(input.file)?.digest == input.digest }
    }

    /// The value of a parameter, in words.
    func setting(_ name: String) -> String {
        manifest.recipe.parameters[name].map { "\($0)" } ?? "?"
    }

    /// The stages whose files this one read, and those that they read, in the order in which they are given.
    fileprivate func sources(among stages: [BoundInput]) -> [BoundInput] {
        var found: Set<String> = []
        var open = [self]
        while let reader = open.popLast() {
            for stage in stages where reader.reads(stage) && found.insert(stage.stage).inserted { open.append(stage) }
        }
        return stages.filter { found.contains($0.stage) }
    }
}

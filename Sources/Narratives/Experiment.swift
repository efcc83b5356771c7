import Artifacts

/// The stages of one experiment, found among all by what they read of each other.
struct Experiment {
    /// A short name, which leads the names of its figures.
    let name: String
    /// The stages that made what is trained on.
    let preparing: [BoundInput]
    /// The stage that trained.
    let training: BoundInput
    /// The stage that evaluated what was trained.
    let evaluating: BoundInput
    /// The stage that drew the figures.
    let plotting: BoundInput?
    /// Parameters that do not make it another experiment: where files were found, random draws, a variant of the text.
    private let free: Set<String>

    /// Finds the stages; nil when no training of that kind was evaluated.
    ///
    /// - Parameters:
    ///   - name: A short name, which leads the names of its figures.
    ///   - stages: All stages that the report tells of.
    ///   - kind: The stage kind that trains.
    ///   - evaluation: The stage kind that evaluates what it trained.
    ///   - plot: The stage kind that draws the figures.
    ///   - variant: A parameter that the training must have been run with.
    init?(
        _ name: String, in stages: [BoundInput], training kind: String, evaluating evaluation: String,
        plotting plot: String,
        variant: (name: String, value: String)? = nil
    ) {
        func follower(of stage: BoundInput, kind: String) -> BoundInput? {
            stages.first { $0.manifest.recipe.kind == kind && $0.reads(stage) }
        }
        let trainings = stages.filter { stage in
            stage.manifest.recipe.kind == kind
                && variant.map { stage.setting($0.name) == $0.value } ?? true
        }
        guard let training = trainings.first(where: { follower(of: $0, kind: evaluation) != nil }),
            let evaluating = follower(of: training, kind: evaluation)
        else { return nil }
        self.name = name
        self.training = training
        self.evaluating = evaluating
        plotting = follower(of: evaluating, kind: plot)
        var preparing: [BoundInput] = []
        for stage in stages.reversed() where ([training] + preparing).contains(where: { $0.reads(stage) }) {
            preparing.insert(stage, at: 0)
        }
        self.preparing = preparing
        free = Set(["directory", "seed"] + (variant.map { [$0.name] } ?? []))
    }

    /// What differs from the tutorial, as the settings that make it so.
    var changes: [String] {
        settings { !free.contains($0) }
    }

    /// The command that makes these numbers again.
    var command: String {
        let settings = settings { $0 != "directory" }
        let target = (plotting ?? evaluating).stage
        return "make \(target)" + (settings.isEmpty ? "" : " SET=\"\(settings.joined(separator: " "))\"")
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
}

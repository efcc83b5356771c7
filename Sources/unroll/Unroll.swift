import ArgumentParser

/// The program: trains recurrent networks as a pipeline of cached stages.
@main
struct Unroll: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unroll",
        abstract: "Train recurrent networks as a pipeline of cached stages.",
        discussion: """
            Results and JSON go to standard output, progress and messages to standard error.

            EXIT CODES
              0    success
              1    what was asked could not be done: a stage failed, a picture could not be
                   read, 'verify' found a difference or damage, 'doctor' misses something
              2    wrong usage, pipeline file or configuration
              3    'status --exit-code' found something that is not up to date
              75   another run holds the output folder ('run --no-wait', 'gc --no-wait')
              130  interrupted (143 when terminated)

            COMPLETION of commands, stages and runs by the tab key
              bash  source <(unroll --generate-completion-script bash)
              zsh   source <(unroll --generate-completion-script zsh)
              fish  unroll --generate-completion-script fish | source
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Pipeline", subcommands: [Run.self, Serve.self, Status.self, Why.self, List.self, Dag.self]),
            CommandGroup(name: "History", subcommands: [Runs.self, Show.self, Metrics.self, Logs.self]),
            CommandGroup(name: "Use", subcommands: [Predict.self, Verify.self]),
            CommandGroup(name: "Upkeep", subcommands: [Clean.self, Collect.self, Doctor.self, Bench.self]),
        ],
        defaultSubcommand: nil)

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            Failure.exit(with: error)
        }
        Failure.exit(.success)
    }
}

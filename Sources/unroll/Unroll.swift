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
              1    a stage failed, or a picture could not be read
              2    wrong usage, pipeline file or configuration
              3    'status --exit-code' found something that is not up to date
              75   another run holds the output folder ('run --no-wait')
              130  interrupted (143 when terminated)
            """,
        version: "0.1.0",
        subcommands: [Run.self, Status.self, Why.self, List.self, Predict.self, Clean.self],
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
    }
}

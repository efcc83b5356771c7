import ArgumentParser
import LiveReports
import PipelineEngine

/// `unroll serve`: shows the last run and the present report in a browser, and a run that goes on elsewhere.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the last run and the report in a browser of this machine; runs nothing.",
        discussion: """
            A run that another process begins is shown as it goes on, as far as it is written down: which stages began and \
            ended, and what they measured, some hundred values at a time. 'unroll run --serve' shows more.
            """)

    @OptionGroup var options: PipelineOptions
    @Argument(help: ArgumentHelp("The port; 0 is any that is free.", valueName: "port"))
    var port = ServePort.usual

    func run() async throws {
        let pipeline = try options.pipeline()
        let folder = try options.folder()
        let cancellation = Cancellation()
        let signals = Signals(raising: cancellation)
        let source = RecordedSource(folder, stages: pipeline.stages.map(\.name), timepiece: .system)
        let page = try await ServedPage(source, folder: folder, on: port)
        StandardError.write("press Ctrl-C to end")
        try await page.wait(for: cancellation)
        await page.stop()
        withExtendedLifetime(signals) {}
    }
}

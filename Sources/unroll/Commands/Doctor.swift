import ArgumentParser
import Foundation

/// `unroll doctor`: what is there and what is missing.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell what is installed, what is missing, and what each thing is for.",
        discussion: "Ends with code 1 when something is missing without which a run fails.")

    @OptionGroup var options: PipelineOptions
    @Flag(help: "Write JSON to standard output.") var json = false

    private struct Listing: Encodable {
        let schema = 1
        let checks: [HealthCheck]
    }

    func run() throws {
        let environment = ProcessInfo.processInfo.environment
        let checks =
            HealthCheck.machine(environment) + HealthCheck.libraries() + HealthCheck.data(environment)
            + HealthCheck.places(options) + HealthCheck.terminal(options)
        if json {
            try JSONOutput.write(Listing(checks: checks))
        } else {
            for line in lines(checks, options.style) { print(line) }
        }
        if checks.contains(where: { $0.state == .missing }) { throw Failure.stageFailed }
    }

    /// A table; where a terminal is too narrow for it, what each thing is for follows at once.
    private func lines(_ checks: [HealthCheck], _ style: TerminalStyle) -> [String] {
        let whole = table(checks.map { [.init($0.found), .init($0.purpose, .grey)] }, checks)
        let fits = !style.animates || whole.width <= style.columns
        let table = fits ? whole : table(checks.map { [.init("\($0.found): \($0.purpose)")] }, checks)
        let indent = String(repeating: " ", count: table.widths[0] + 2)
        return zip(table.lines(style), checks).flatMap { [$0] + ($1.remedy.map { [indent + $0] } ?? []) }
    }

    private func table(_ facts: [[TextTable.Cell]], _ checks: [HealthCheck]) -> TextTable {
        var table = TextTable(columns: (0..<2 + (facts.first?.count ?? 0)).map { _ in ("", .left) })
        table.rows = zip(checks, facts).map { check, facts in
            [.init(check.state.rawValue, check.state.color), .init(check.name)] + facts
        }
        return table
    }
}

extension HealthCheck.State {
    fileprivate var color: TerminalStyle.Color {
        switch self {
        case .ok: .green
        case .note: .yellow
        case .missing: .red
        }
    }
}

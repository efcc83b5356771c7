import ArgumentParser
import PipelineEngine
import RunRecords

/// A run as a user names it: by its number, `last`, or `last-1` for the one before it.
enum RunReference: ExpressibleByArgument {
    case number(Int)
    /// So many runs before the last.
    case before(Int)

    private static let greatest = 1_000_000_000

    init?(argument: String) {
        if argument == "last" {
            self = .before(0)
        } else if let count = Int(argument.trimmingPrefix("last-")), (1...Self.greatest).contains(count) {
            self = argument.hasPrefix("last-") ? .before(count) : .number(count)
        } else {
            return nil
        }
    }

    static let defaultCompletionKind = RunNumbers.completion

    /// As it would be typed.
    var defaultValueDescription: String {
        switch self {
        case .number(let number): "\(number)"
        case .before(let count): count == 0 ? "last" : "last-\(count)"
        }
    }

    /// Finds the run.
    func run(in history: RunHistory) throws -> RecordedRun {
        let newest = try history.runNumbers(newest: 1).first ?? 0
        switch self {
        case .number(let number):
            if let run = try history.run(number) { return run }
            throw PipelineError(source: "run \(number)", "there is no such run; the newest is run \(newest)")
        case .before(let count):
            let numbers = try history.runNumbers(newest: count + 1)
            if numbers.count > count, let run = try history.run(numbers[count]) { return run }
            throw PipelineError(source: "run last-\(count)", "there is no such run; \(numbers.count) are recorded")
        }
    }
}

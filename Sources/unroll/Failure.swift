import Artifacts
import ArgumentParser
import Foundation
import PipelineEngine
import Verification

/// Why the program ends, and with which exit code.
enum Failure {
    static let stageFailed = ExitCode(1)
    static let usage = ExitCode(2)
    static let notUpToDate = ExitCode(3)
    static let busy = ExitCode(75)
    static let interrupted = ExitCode(130)
    static let terminated = ExitCode(143)

    /// Tells the user what went wrong and ends the program.
    static func exit(with error: any Error) -> Never {
        if let code = error as? ExitCode { Foundation.exit(code.rawValue) }
        let parserCode = Unroll.exitCode(for: error)
        if parserCode == .success {
            print(Unroll.fullMessage(for: error))
            Foundation.exit(0)
        }
        if parserCode == .validationFailure {
            StandardError.write(Unroll.fullMessage(for: error))
            Foundation.exit(usage.rawValue)
        }
        StandardError.write("unroll: \(FileError.words(for: error))")
        Foundation.exit(code(of: error).rawValue)
    }

    private static func code(of error: any Error) -> ExitCode {
        switch error {
        case is PipelineError, is StatementError: usage
        case is OutputLock.Busy: busy
        default: stageFailed
        }
    }
}

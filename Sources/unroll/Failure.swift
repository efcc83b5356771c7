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
        if let code = error as? ExitCode { exit(code) }
        let parserCode = Unroll.exitCode(for: error)
        if parserCode == .success {
            print(Unroll.fullMessage(for: error))
            exit(.success)
        }
        if parserCode == .validationFailure {
            StandardError.write(Unroll.fullMessage(for: error))
            exit(usage)
        }
        StandardError.write("unroll: \(FileError.words(for: error))")
        exit(code(of: error))
    }

    /// Ends the program; where not all that it printed could be written, tells the user so, and ends it as a failure at least.
    static func exit(_ code: ExitCode) -> Never {
        do {
            try StandardOutput.finish()
            Foundation.exit(code.rawValue)
        } catch {
            StandardError.write("unroll: \(FileError.words(for: error))")
            // With these two nothing would have failed.
            Foundation.exit([.success, notUpToDate].contains(code) ? stageFailed.rawValue : code.rawValue)
        }
    }

    private static func code(of error: any Error) -> ExitCode {
        switch error {
        case is PipelineError, is StatementError: usage
        case is OutputLock.Busy: busy
        default: stageFailed
        }
    }
}

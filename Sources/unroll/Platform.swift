import ArgumentParser
import Foundation
import Stages

/// What this program is and runs on.
enum Platform {
    /// The version of the program.
    static let program = Unroll.configuration.version

    /// The compiler that made it.
    static let compiler = CodeFingerprint.compiler

    /// The operating system and the kind of processor.
    static let system = "\(ProcessInfo.processInfo.operatingSystemVersionString), \(architecture)"

    /// All of them by name, as the record of an execution keeps them.
    static let facts = ["Unroll": program, "compiler": compiler, "system": system]

    private static var architecture: String {
        #if arch(x86_64)
            "x86-64"
        #elseif arch(arm64)
            "arm64"
        #else
            "another processor"
        #endif
    }
}

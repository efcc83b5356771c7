import Foundation
import Testing

/// A call of the system that is made to fail in a program that is started.
struct Fault: CustomStringConvertible {
    /// What a call does, as `Tests/FaultInjection/failing_files.c` names it.
    enum Call: String {
        case open, write, sync, rename, mkdir, unlink, truncate, close
        case look, read, stat, map
    }

    /// How it fails.
    enum Kind {
        /// With an error, once.
        case once(Int32)
        /// With an error, and all such calls after it: the disk stays as it is.
        case fromThenOn(Int32)
        /// It takes half of what is written, which is no error.
        case short
    }

    let calls: [Call]
    let kind: Kind
    /// Which of the calls it is, counted from 1; 0 lets all pass and notes them.
    var number = 0

    /// The number of the system's error; 0 where there is none.
    var code: Int32 {
        switch kind {
        case .once(let code), .fromThenOn(let code): code
        case .short: 0
        }
    }

    var description: String {
        let name = calls.map(\.rawValue).joined(separator: "+")
        return switch kind {
        case .once(let code): "\(name): \(String(cString: strerror(code)))"
        case .fromThenOn(let code): "\(name): \(String(cString: strerror(code))), and so from then on"
        case .short: "\(name): half"
        }
    }
}

/// The library that makes calls fail, built with the system's compiler.
struct FaultInjector {
    /// Why it is not there, where it is not.
    static let isAvailable = programOnPath("cc") != nil

    private let library: URL
    private let report: URL

    /// Builds the library in a folder that is left alone.
    init(in folder: URL) throws {
        library = folder.appending(path: "failing_files.so")
        report = folder.appending(path: "report-\(UUID().uuidString)")
        let compiler = Process()
        let path: URL = try #require(programOnPath("cc"))
        compiler.executableURL = path
        compiler.arguments = [
            "-O1", "-shared", "-fPIC",
            Program.repository.appending(path: "Tests/FaultInjection/failing_files.c").path, "-o", library.path,
        ]
        try compiler.run()
        compiler.waitUntilExit()
        try #require(compiler.terminationStatus == 0)
    }

    /// The variables of a program whose calls on files below a folder are to fail so.
    func environment(_ fault: Fault, below folder: URL) -> [String: String] {
        let stays = if case .fromThenOn = fault.kind { "1" } else { "0" }
        return [
            "LD_PRELOAD": library.path, "FAULT_FOLDER": folder.path, "FAULT_NUMBER": "\(fault.number)",
            "FAULT_CALLS": fault.calls.map(\.rawValue).joined(separator: ","), "FAULT_ERROR": "\(fault.code)",
            "FAULT_STAYS": stays, "FAULT_REPORT": report.path,
        ]
    }

    /// The calls that failed since this was asked last, each with its path, or all that might have.
    func takeReport() throws -> [String] {
        guard FileManager.default.fileExists(atPath: report.path) else { return [] }
        defer { try? FileManager.default.removeItem(at: report) }
        return try String(contentsOf: report, encoding: .utf8).split(separator: "\n").map(String.init)
    }
}

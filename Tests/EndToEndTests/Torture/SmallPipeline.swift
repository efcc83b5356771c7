import Artifacts
import Foundation
import Testing

/// A pipeline of every sort of stage that runs in half a second, for tests that run it hundreds of times.
struct SmallPipeline {
    static let file = "small.yaml"

    private let program: Program

    /// Writes the pipeline into the program's folder, with a training of so many steps; a thousand take a second.
    init(for program: Program, steps: Int = 12) throws {
        self.program = program
        let text = """
            stages:
              signals:
                uses: generate-signals
                with: { regression-segments: 2, dynamic-segments: 2 }
              train:
                uses: train-lstm-fit
                needs: { signals: signals }
                with: { steps: \(steps) }
              evaluate:
                uses: evaluate-fitter
                needs: { training: train }
              plot:
                uses: plot-lstm-fit
                needs: { training: train, evaluation: evaluate }
              report:
                uses: write-report
                needs: [signals, train, evaluate, plot]
            """
        try Data(text.utf8).write(to: program.folder.appending(path: Self.file))
    }

    /// The arguments of a run in which one thing happens after the other.
    func arguments(output: String) -> [String] {
        ["run", "-j", "1", "--threads", "1", "-p", Self.file, "-o", output]
    }

    /// Runs, perhaps with more options; a run that does not end in a minute is killed, and its code is that of the signal.
    func run(
        output: String, options: [String] = [], environment: [String: String] = [:]
    ) throws -> Program.Result {
        let running = try program.start(arguments(output: output) + options, environment: environment)
        let ended = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            running.process.waitUntilExit()
            ended.signal()
        }
        if ended.wait(timeout: .now() + 60) == .timedOut {
            kill(running.process.processIdentifier, SIGKILL)
            ended.wait()
        }
        let result = try running.result()
        for file in [running.output, running.errors] { try FileManager.default.removeItem(at: file) }
        return result
    }

    /// What the output folder shows: each file's digest by its path, but for the page, which tells times.
    func artifacts(output: String) throws -> [String: Digest] {
        let folder = program.folder.appending(path: output)
        var digests: [String: Digest] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        where !path.hasPrefix(".unroll") && path != "index.html" && !Self.isFolder(folder.appending(path: path)) {
            digests[path] = try Digest(ofFile: folder.appending(path: path))
        }
        return digests
    }

    /// The objects of the store whose bytes are not those that their names say, and what lies about half written.
    func damage(output: String) throws -> [String] {
        let store = program.folder.appending(path: "\(output)/.unroll")
        let objects = store.appending(path: "objects")
        let damaged = try FileManager.default.subpathsOfDirectory(atPath: objects.path).filter { path in
            let url = objects.appending(path: path)
            return try !Self.isFolder(url)
                && Digest(ofFile: url).hexadecimal != path.replacingOccurrences(of: "/", with: "")
        }
        return try damaged + FileManager.default.contentsOfDirectory(atPath: store.appending(path: "running").path)
    }

    private static func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }
}

extension Program.Result {
    /// The lines by which a run says that something failed.
    var failures: [String] { lines.filter { $0.contains("FAILED") || $0.hasPrefix("unroll: ") && !isWarning($0) } }

    /// The lines by which it says that something was lost which the results do not need.
    var warnings: [String] { lines.filter(isWarning) }

    /// The stages that began, or were done, by the word that the display has for it.
    func stages(_ word: String) -> Set<Substring> {
        Set(lines.filter { $0.contains("  \(word)") }.compactMap { $0.split(separator: " ").first })
    }

    private var lines: [String] { errors.split(separator: "\n").map(String.init) }

    /// Of the program, or of a stage.
    private func isWarning(_ line: String) -> Bool { line.contains(#/^(unroll:|[a-z]+ ) +warning: /#) }
}

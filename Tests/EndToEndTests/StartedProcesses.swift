import Foundation
import Synchronization

/// The processes that a test has started.
final class StartedProcesses: Sendable {
    private let processes = Mutex<[Process]>([])

    /// Remembers one that runs.
    func add(_ process: Process) {
        processes.withLock { processes in
            processes.removeAll { !$0.isRunning }
            processes.append(process)
        }
    }

    /// Kills those that still run.
    func end() {
        let left = processes.withLock { processes in
            defer { processes = [] }
            return processes.filter(\.isRunning)
        }
        for process in left {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
    }
}

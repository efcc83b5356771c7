import ArgumentParser
import Foundation
import Kernels

extension HealthCheck {
    /// The program and the machine that it runs on.
    static func machine(_ environment: [String: String]) -> [HealthCheck] {
        let process = ProcessInfo.processInfo
        return [
            HealthCheck("unroll", Platform.program, for: "the program"),
            HealthCheck("compiler", Platform.compiler, for: "what built the program"),
            HealthCheck("platform", Platform.system, for: "what it runs on"),
            cpuLevel(request: environment["UNROLL_CPU"]),
            HealthCheck("cores", "\(process.activeProcessorCount)", for: "shared by all stages; --threads lowers it"),
        ]
    }

    private static func cpuLevel(request: String?) -> HealthCheck {
        let purpose = "vectors; UNROLL_CPU lowers it"
        do {
            try CPULevel.check(request: request)
        } catch {
            return HealthCheck("CPU level", "UNROLL_CPU=\(request ?? "")", for: purpose, .missing, remedy: "\(error)")
        }
        let levels = CPULevel.allCases.prefix { $0 != CPULevel.detected } + [CPULevel.detected]
        let offered = levels.filter { $0 != .portable }.map { $0.rawValue.suffix(2) }.joined(separator: ", ")
        let found = CPULevel.active.rawValue + (offered.isEmpty ? "" : " (it has \(offered))")
        return HealthCheck("CPU level", found, for: purpose, CPULevel.isForced ? .note : .ok)
    }
}

import ArgumentParser
import Foundation
import Kernels

extension HealthCheck {
    /// The program and the machine that it runs on.
    static func machine(_ environment: [String: String]) -> [HealthCheck] {
        let process = ProcessInfo.processInfo
        return [
            HealthCheck("unroll", Unroll.configuration.version, for: "the program"),
            HealthCheck("platform", "\(process.operatingSystemVersionString), \(architecture)", for: "what it runs on"),
            cpuLevel(request: environment["UNROLL_CPU"]),
            HealthCheck("cores", "\(process.activeProcessorCount)", for: "shared by all stages; --threads lowers it"),
        ]
    }

    private static var architecture: String {
        #if arch(x86_64)
            "x86-64"
        #elseif arch(arm64)
            "arm64"
        #else
            "another processor"
        #endif
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

import Artifacts
import Benchmarking
import Foundation
import Kernels

/// What `unroll bench` found, as JSON and as tables.
struct BenchReport: Encodable {
    struct Machine: Encodable {
        let processor: String
        let system: String
        let threads: Int
        let level: String
        let products: String
        /// Billions of operations per second in a large matrix product on all threads.
        let peakGigaflops: Double
    }

    struct Kernel: Encodable {
        let name: String
        let calls: Int
        /// Of all threads together.
        let seconds: Double
    }

    struct Entry: Encodable {
        let name: String
        let seconds: [Double]
        let median: Double
        let samples: Int
        let steps: Int
        let samplesPerSecond: Double
        let gigaflops: Double
        let shareOfPeak: Double
        let peakMemory: Int?
        let allocationsPerStep: Double?
        let loss: Double?
        /// The time of the run in which the kernels' calls were counted.
        let profiledSeconds: Double
        let kernels: [Kernel]
    }

    let schema = 1
    let machine: Machine
    let workloads: [Entry]

    init(_ measurements: [SpeedMeasurement], peak: Double, threads: Int) {
        machine = Machine(
            processor: Processor.name, system: ProcessInfo.processInfo.operatingSystemVersionString, threads: threads,
            level: CPULevel.active.rawValue, products: MatrixProducts.nameAndVersion, peakGigaflops: peak)
        workloads = measurements.map { measured in
            let rate = measured.operations / measured.median / 1e9
            return Entry(
                name: measured.workload.name, seconds: measured.seconds, median: measured.median,
                samples: measured.workload.sampleCount, steps: measured.stepCount,
                samplesPerSecond: Double(measured.workload.sampleCount) / measured.median, gigaflops: rate,
                shareOfPeak: rate / peak, peakMemory: measured.peakMemory,
                allocationsPerStep: measured.allocationsPerStep, loss: measured.loss,
                profiledSeconds: measured.profiledSeconds,
                kernels: measured.profile.entries.map {
                    Kernel(name: $0.name, calls: $0.callCount, seconds: $0.seconds)
                })
        }
    }

    func lines(_ style: TerminalStyle) -> [String] {
        [
            "\(machine.processor), \(machine.threads) threads, \(machine.level), \(machine.system)",
            "peak of a large matrix product: \(text(machine.peakGigaflops, digits: 0)) GFLOP/s", "",
        ] + speeds.lines(style) + [""] + kernels.lines(style)
    }

    private var speeds: TextTable {
        var table = TextTable(columns: [
            ("workload", .left), ("seconds", .right), ("least", .right), ("most", .right), ("samples/s", .right),
            ("GFLOP/s", .right), ("of peak", .right), ("memory", .right), ("allocations/step", .right),
        ])
        table.rows = workloads.map { entry in
            [
                .init(entry.name), .init(text(entry.median)), .init(text(entry.seconds.min() ?? 0)),
                .init(text(entry.seconds.max() ?? 0)), .init(Int(entry.samplesPerSecond).grouped),
                .init(text(entry.gigaflops, digits: 1)), .init("\(text(100 * entry.shareOfPeak, digits: 0)) %"),
                .init(entry.peakMemory.map { "\($0 / 1_000_000) MB" } ?? "?"),
                .init(entry.allocationsPerStep.map { text($0, digits: 1) } ?? "not counted"),
            ]
        }
        return table
    }

    /// The share of the threads' time that each kernel took; the rest is Swift's own work, and waiting.
    private var kernels: TextTable {
        var table = TextTable(columns: [("workload", .left), ("where the threads' time goes", .left)])
        table.rows = workloads.map { entry in
            let total = entry.profiledSeconds * Double(machine.threads)
            let shares = entry.kernels.map { ($0.name, 100 * $0.seconds / total) }
            let named = shares.filter { $0.1 >= 1 }.map { "\($0.0) \(text($0.1, digits: 0)) %" }
            return [.init(entry.name), .init(named.joined(separator: ", "))]
        }
        return table
    }

    private func text(_ value: Double, digits: Int = 3) -> String {
        String(format: "%.\(value < 0.1 && digits > 0 ? 4 : digits)f", value)
    }
}

/// The machine's processor.
private enum Processor {
    /// Its name, as far as the system tells it.
    static var name: String {
        guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("model name") }),
            let name = line.split(separator: ":").last
        else { return "unknown processor" }
        return name.trimmingCharacters(in: .whitespaces)
    }
}

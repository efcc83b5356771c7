import Foundation
import Testing

extension AfterQuickRun {
    @Suite("unroll bench")
    struct BenchTests {
        private struct Report: Decodable {
            struct Machine: Decodable {
                let peakGigaflops: Double
                let threads: Int
            }
            struct Entry: Decodable {
                struct Kernel: Decodable {
                    let name: String
                    let calls: Int
                }
                let name: String
                let seconds: [Double]
                let steps: Int
                let gigaflops: Double
                let shareOfPeak: Double
                let loss: Double?
                let kernels: [Kernel]
            }
            let machine: Machine
            let workloads: [Entry]
        }

        @Test("times each workload as often as asked, counts its work and names its kernels")
        func report() throws {
            try FinishedQuickRun.withCopy { program in
                let result = try program.run(
                    "bench", "lstm-fit", "rnn-regression", "--runs", "3", "--threads", "2", "--json")
                #expect(result.code == 0, "\(result.errors)")
                let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
                #expect(report.machine.threads == 2 && report.machine.peakGigaflops > 0)
                #expect(report.workloads.map(\.name) == ["rnn-regression", "lstm-fit"])
                for entry in report.workloads {
                    #expect(entry.seconds.count == 3 && entry.seconds.allSatisfy { $0 > 0 })
                    #expect(entry.steps == 100 && entry.loss?.isFinite == true)
                    #expect(entry.gigaflops > 0 && (0..<1).contains(entry.shareOfPeak))
                    let calls = Dictionary(uniqueKeysWithValues: entry.kernels.map { ($0.name, $0.calls) })
                    // Ten time steps in each of 100 training steps: at least the input's share of each.
                    #expect((calls["product"] ?? 0) >= 1_000)
                    #expect(calls["lstm_step"] == (entry.name == "lstm-fit" ? 1_000 : nil))
                }
            }
        }

        @Test("says what to run where the data is missing, and which workloads there are")
        func mistakes() throws {
            try Program.inNewFolder { program in
                let missing = try program.run("bench", "lstm-fit", "--runs", "1")
                #expect(missing.code == 1 && missing.errors.contains("unroll run generate-signals parse-mnist"))
                let unknown = try program.run("bench", "lstm")
                #expect(unknown.code == 2 && unknown.errors.contains("classifier-hidden-128"))
            }
        }
    }
}

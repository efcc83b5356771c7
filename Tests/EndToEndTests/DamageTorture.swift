import Artifacts
import Foundation
import Tensors
import TestSupport
import Testing

extension AfterQuickRun {
    @Suite("Damage to the cache", .serialized)
    struct DamageTorture {
        private static let seed: UInt64 = 20_261_125

        private struct Status: Decodable {
            struct Stage: Decodable {
                let name: String
                let state: String
            }

            let stages: [Stage]

            func isUpToDate(_ stage: String) -> Bool {
                stages.contains { $0.name == stage && $0.state == "up to date" }
            }
        }

        private struct Run: Decodable {
            struct Damage: Decodable {
                let stage: String
                let object: String?
                let place: String?
            }

            let damage: [Damage]
        }

        private func read<Value: Decodable>(_ type: Value.Type, _ program: Program, _ command: String...) throws
            -> Value
        {
            let process = try program.start(command + ["--json", "-p", FinishedQuickRun.pipeline])
            process.process.waitUntilExit()
            let result = try process.result()
            try #require(result.code == 0, "\(command): \(result.errors)")
            return try JSONDecoder().decode(type, from: Data(result.output.utf8))
        }

        @Test("to any object is never called up to date, is told and made anew: all is as it was, to the byte")
        func objects() throws {
            var generator = RandomGenerator(seed: Self.seed, stream: "objects")
            try FinishedQuickRun.withCopy { program in
                let before = try QuickCache.digests(program).all
                var work = try QuickCache(program).objects.flatMap { object in
                    FileDamage.allCases.map { (object: object, damage: $0) }
                }
                work.shuffle(using: &generator)
                work = Array(work.prefix(Torture.count(short: 8, full: work.count)))
                let counts = Dictionary(grouping: work, by: \.damage.rawValue).mapValues(\.count)
                var (compared, runs) = (0, 0)
                while !work.isEmpty {
                    var batch: [(object: QuickCache.Object, damage: FileDamage)] = []
                    // No object twice at a time.
                    while let next = work.last, batch.count < 16,
                        !batch.contains(where: { $0.object.url == next.object.url })
                    {
                        batch.append(work.removeLast())
                    }
                    for (object, damage) in batch { try damage.apply(to: object.url, by: &generator) }
                    let status = try read(Status.self, program, "status")
                    for (object, damage) in batch {
                        let stage = String(object.file.prefix { $0 != "/" })
                        #expect(!status.isUpToDate(stage), "\(object.file) was \(damage)")
                    }
                    let run = try read(Run.self, program, "run")
                    #expect(Set(run.damage.compactMap(\.object)) == Set(batch.map(\.object.digest)))
                    #expect(run.damage.count { $0.place == nil } == batch.count { $0.damage == .removed })
                    let after = try QuickCache.digests(program)
                    let changed = before.keys.filter { before[$0] != after.all[$0] }.sorted()
                    #expect(
                        after.all == before,
                        "\(changed) changed after \(batch.map { "\($0.object.file) \($0.damage)" })")
                    compared += after.bytes
                    runs += 1
                }
                #expect(try program.run("verify", "-q").code == 0)
                let told = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
                Torture.report(
                    "objects of the cache: \(told); \(runs) runs made all anew, \(compared) bytes compared (seed \(Self.seed))"
                )
            }
        }

        @Test(
            "to any record is never taken for a stage that is up to date, and what people see is as it was but for times"
        )
        func records() throws {
            var generator = RandomGenerator(seed: Self.seed, stream: "records")
            try FinishedQuickRun.withCopy { program in
                let before = try QuickCache.digests(program).all
                let stages = try QuickCache(program).stages.shuffled(using: &generator)
                var counts: [String: Int] = [:]
                for stage in stages.prefix(Torture.count(short: 1, full: stages.count)) {
                    for damage in FileDamage.allCases.prefix(Torture.count(short: 1, full: FileDamage.allCases.count)) {
                        let record = try QuickCache(program).record(of: stage)
                        try damage.apply(to: record, by: &generator)
                        let text = (try? String(contentsOf: record, encoding: .utf8)) ?? ""
                        // A seal that is no seal any more is none, and then nothing else is damaged.
                        if damage == .flipped, text.contains("\"outputs\""), !text.contains("\n  \"seal\" : \"") {
                            continue
                        }
                        #expect(try !read(Status.self, program, "status").isUpToDate(stage), "\(stage) \(damage)")
                        let run = try read(Run.self, program, "run")
                        #expect(run.damage.map(\.stage) == (damage == .removed ? [] : [stage]))
                        let after = try QuickCache.digests(program).all
                        let changed = before.filter { $0.value != after[$0.key] }.keys
                        #expect(changed.filter { !$0.hasPrefix(".unroll") && $0 != "index.html" }.isEmpty, "\(changed)")
                        counts[damage.rawValue, default: 0] += 1
                    }
                }
                #expect(try program.run("verify", "-q").code == 0)
                let told = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
                Torture.report("records of executions: \(told) (seed \(Self.seed))")
            }
        }
    }
}

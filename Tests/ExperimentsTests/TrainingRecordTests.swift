import Artifacts
import Experiments
import Kernels
import TestSupport
import Testing
import Training

@Suite("The record of a training")
struct TrainingRecordTests {
    @Test("keeps every step as a row and tells it to the listener, but for what was not measured")
    func steps() throws {
        let listener = StageListener()
        let record = TrainingRecord(listener.context(), stepCount: 2, measures: "accuracy")
        try record.add(loss: 2, epoch: 0, samples: 64, 0.5)
        try record.add(loss: 1, epoch: 1, samples: 32, nil)
        #expect(String(decoding: record.table.csv, as: UTF8.self) == "step,epoch,loss,accuracy\n0,0,2,0.5\n1,1,1,\n")
        #expect(
            listener.measurements == [
                .init("loss", 2, step: 0), .init("accuracy", 0.5, step: 0), .init("loss", 1, step: 1),
            ])
        #expect(listener.progress.map(\.completed) == [0, 1, 2])
        #expect(record.step == 2)
    }

    @Test("reports how many examples and product operations the steps took")
    func work() throws {
        let (listener, workers) = (StageListener(), Workers(count: 1))
        let record = TrainingRecord(listener.context(), stepCount: 2)
        let factors = (0..<3).map { _ in workers.memory.zeros(count: 6) }
        workers.product(
            Matrix(factors[0].scalars, rows: 2, columns: 3), Matrix(factors[1].scalars, rows: 3, columns: 2),
            into: Matrix(factors[2].scalars, rows: 2, columns: 2))
        try record.add(loss: 1, samples: 5)
        try record.add(loss: 1, samples: 2)
        record.reportWork(of: workers)
        let work = try #require(listener.work)
        #expect(work.samples == 7 && work.operations == 24)
    }

    @Test("ends the training when the loss is no number, and names the step")
    func divergence() throws {
        let record = TrainingRecord(StageListener().context(), stepCount: 2)
        try record.add(loss: 1)
        #expect(throws: TrainingError.lossNotFinite(step: 1, loss: "nan")) { try record.add(loss: .nan) }
    }

    @Test("Workers come with the stage's cores, and what they ran on is noted")
    func workers() throws {
        let listener = StageListener()
        #expect(try listener.context(cores: 3).workers().count == 3)
        #expect(Set(listener.facts.keys) == ["CPU level", "matrix products"])
        #expect(throws: (any Error).self) { try listener.context(environment: ["UNROLL_CPU": "v9"]).workers() }
    }
}

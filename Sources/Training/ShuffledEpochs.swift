public import Tensors

/// Passes over a data set, each in a random order of its own, batch by batch: a training's steps, from any of them on.
public struct ShuffledEpochs: IteratorProtocol, Sendable {
    /// A step of the training.
    public struct Step: Sendable, Equatable {
        /// The pass over the data, from 0.
        public let epoch: Int
        /// The batch's place in this pass, from 0.
        public let place: Int
        /// The indices of the examples.
        public let batch: ArraySlice<Int32>
    }

    /// Between which steps a training stands.
    public struct Position: Sendable, Equatable {
        /// How many steps are done, over all epochs.
        public let stepCount: Int
        /// How many random words were drawn before the order of the pass to which the next step belongs.
        public let drawnWordCount: UInt64

        /// Names a position.
        public init(stepCount: Int, drawnWordCount: UInt64) {
            self.stepCount = stepCount
            self.drawnWordCount = drawnWordCount
        }
    }

    /// How many steps there are in all.
    public var stepCount: Int { epochCount * stepsPerEpoch }

    private let epochCount: Int
    private let exampleCount: Int
    private let batchSize: Int
    private let stepsPerEpoch: Int
    private var generator: RandomGenerator
    private var doneCount = 0
    private var wordsBeforePass: UInt64
    private var pass: ShuffledBatches?

    /// Begins before the first pass.
    ///
    /// - Parameters:
    ///   - epochCount: The number of passes.
    ///   - exampleCount: The number of examples.
    ///   - batchSize: The number of examples in a batch; the last of a pass may be short.
    ///   - generator: Where the orders are drawn from.
    /// - Precondition: `batchSize` is positive.
    public init(_ epochCount: Int, of exampleCount: Int, batchSize: Int, using generator: RandomGenerator) {
        precondition(batchSize > 0, "a batch needs at least one example")
        self.epochCount = epochCount
        self.exampleCount = exampleCount
        self.batchSize = batchSize
        stepsPerEpoch = (exampleCount + batchSize - 1) / batchSize
        self.generator = generator
        wordsBeforePass = generator.drawnWordCount
    }

    /// The next step; nil after the last.
    public mutating func next() -> Step? {
        guard doneCount < stepCount else { return nil }
        let (epoch, place) = doneCount.quotientAndRemainder(dividingBy: stepsPerEpoch)
        let batches = pass ?? drawPass()
        doneCount += 1
        if place == stepsPerEpoch - 1 {
            pass = nil
            wordsBeforePass = generator.drawnWordCount
        }
        return Step(epoch: epoch, place: place, batch: batches[place])
    }

    private mutating func drawPass() -> ShuffledBatches {
        let batches = ShuffledBatches(count: exampleCount, size: batchSize, using: &generator)
        pass = batches
        return batches
    }

    /// Where it stands now; to be set where another one of the same data, size and generator stood.
    ///
    /// - Precondition: The position is one of this data set.
    public var position: Position {
        get { Position(stepCount: doneCount, drawnWordCount: wordsBeforePass) }
        set {
            precondition((0...stepCount).contains(newValue.stepCount), "there is no step \(newValue.stepCount)")
            doneCount = newValue.stepCount
            wordsBeforePass = newValue.drawnWordCount
            generator.move(toWord: wordsBeforePass)
            pass = nil
        }
    }
}

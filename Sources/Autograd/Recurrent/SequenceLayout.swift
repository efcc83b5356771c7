/// The order of the first two dimensions of a batch of sequences.
public enum SequenceLayout: Sendable, Equatable {
    /// `[batch, time, feature]`.
    case batchFirst
    /// `[time, batch, feature]`.
    case timeFirst

    func shape(batchSize: Int, timeCount: Int, features: Int) -> [Int] {
        switch self {
        case .batchFirst: [batchSize, timeCount, features]
        case .timeFirst: [timeCount, batchSize, features]
        }
    }
}

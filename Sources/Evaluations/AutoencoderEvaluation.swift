/// How well an autoencoder gives images back.
///
/// - Units: all errors are mean squared errors of a pixel's brightness, which is from 0 to 1.
public struct AutoencoderEvaluation: Sendable, Equatable, Codable {
    /// What was found for one set of images.
    public struct SetError: Sendable, Equatable, Codable {
        /// The number of images.
        public let count: Int
        /// The error over all of them.
        public let error: Double
        /// The error over the images of each class; nil where there is none.
        public let errorsByClass: [Double?]

        /// Averages the errors of single images.
        ///
        /// - Precondition: There is a label below `classCount` for each error.
        public init(errors: [Double], labels: [UInt8], classCount: Int) {
            precondition(errors.count == labels.count, "\(errors.count) errors for \(labels.count) labels")
            var sums = Array(repeating: (sum: 0.0, count: 0), count: classCount)
            for (error, label) in zip(errors, labels) {
                sums[Int(label)].sum += error
                sums[Int(label)].count += 1
            }
            count = errors.count
            error = errors.isEmpty ? 0 : errors.reduce(0, +) / Double(errors.count)
            errorsByClass = sums.map { $0.count == 0 ? nil : $0.sum / Double($0.count) }
        }
    }

    /// On all training images.
    public let training: SetError
    /// On the test images, which are never trained on.
    public let test: SetError
    /// The error on the training images of answering each image by the mean of all: what any code must beat.
    public let meanImageError: Double
    /// Of the codes that are shown in space, the share whose nearest other code is of the same digit.
    public let neighbourAgreement: Double

    /// Sums up an autoencoder.
    public init(training: SetError, test: SetError, meanImageError: Double, neighbourAgreement: Double) {
        self.training = training
        self.test = test
        self.meanImageError = meanImageError
        self.neighbourAgreement = neighbourAgreement
    }
}

import Artifacts
import Charts
public import Evaluations
import Foundation

extension FigureSheet {
    /// Draws whether a classifier's probabilities mean what they say, as `calibration.png`.
    ///
    /// - Throws: What ``draw(_:as:title:size:caption:alternativeText:data:)`` throws.
    public mutating func drawCalibration(_ calibration: Calibration) throws {
        let chart = ReliabilityDiagram(
            title: "How far its probabilities can be trusted", answers: "test images",
            bins: calibration.bins.map { bin in
                .init(
                    range: bin.lower...bin.upper, count: bin.count, confidence: bin.confidence, share: bin.accuracy,
                    interval: bin.interval)
            })
        let finding = String(
            format:
                "On average the answers have a probability of %.2f%%, and %.2f%% are right; the expected calibration "
                + "error is %.2f%%.", calibration.confidence * 100, calibration.accuracy * 100,
            calibration.expectedError * 100)
        try draw(
            chart, as: "calibration.png", size: Size(720, 440),
            caption:
                "All \(calibration.count.grouped) test images, by the probability of the digit that was read: how many of "
                + "them were read correctly. Below the diagonal the network is too sure, above it too modest. The thin "
                + "lines are the 95% confidence intervals of the share: intervals made this way contain the true share in "
                + "about 95 of 100 samples. They are long where there are few images. \(finding)",
            alternativeText: finding + " " + largestBin(of: calibration),
            data: [["from", "to", "images", "right", "share right", "mean probability", "95% from", "95% to"]]
                + calibration.bins.map(cells))
    }

    private func largestBin(of calibration: Calibration) -> String {
        guard let bin = calibration.bins.max(by: { $0.count < $1.count }), bin.count > 0 else { return "" }
        return String(
            format: "%@ of %@ images are read with a probability from %.3g to %.3g%%; of these %.1f%% are right.",
            bin.count.grouped, calibration.count.grouped, bin.lower * 100, bin.upper * 100, bin.accuracy * 100)
    }

    private func cells(_ bin: Calibration.Bin) -> [String] {
        func text(_ share: Double?) -> String { share.map { String(format: "%.4f", $0) } ?? "" }
        let isFilled = bin.count > 0
        return [
            String(format: "%.3g", bin.lower), String(format: "%.3g", bin.upper), "\(bin.count)", "\(bin.rightCount)",
            text(isFilled ? bin.accuracy : nil), text(isFilled ? bin.confidence : nil), text(bin.interval?.lowerBound),
            text(bin.interval?.upperBound),
        ]
    }
}

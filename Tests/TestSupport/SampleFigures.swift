import Foundation
public import Reports

/// The figures, the table and the printed lines of the sample report.
public enum SampleFigures {
    static var firstImage: Report.Figure {
        Report.Figure(
            name: "first-image", title: "The first training image",
            caption: "28 by 28 pixels, from black (0) to white (255). Its label is 5.",
            alternativeText: "A handwritten five, light on dark.",
            png: GreyPNG.bytes(width: 28, height: 28) { UInt8(($0 * 9 + $1 * 5) % 256) }, width: 280, height: 300,
            file: "plot-classifier/first-image.png")
    }

    static var loss: Report.Figure {
        Report.Figure(
            name: "loss", title: "Loss over the steps of training",
            caption:
                "Cross-entropy of each batch, before its update. Each point is a step; the line is their moving mean over 25 steps.",
            alternativeText: "The loss falls from 2.30 at the first step to 0.3 at step 200 and ends near 0.1.",
            png: plain(width: 360, height: 180), width: 720, height: 360, data: lossTable,
            file: "plot-classifier/loss.png")
    }

    static var accuracy: Report.Figure {
        Report.Figure(
            name: "accuracy", title: "Accuracy on the first 2,000 test images",
            caption: "Measured every 50 steps, after the update.",
            alternativeText: "The accuracy rises from 12% at step 0 to 90% at step 300 and 95.7% at step 900.",
            png: plain(width: 360, height: 180), width: 720, height: 360, data: accuracyTable,
            file: "plot-classifier/accuracy.png")
    }

    static var confusion: Report.Figure {
        Report.Figure(
            name: "confusion", title: "Confusion matrix",
            caption:
                "Rows are true digits, columns the digits that were named. The commonest mistake is to call a 4 a 9.",
            alternativeText: "Almost all images lie on the diagonal; 31 fours are named nine.",
            png: plain(width: 210, height: 210), width: 420, height: 420, data: digits,
            file: "plot-classifier/confusion.png")
    }

    static var predictions: Report.Figure {
        Report.Figure(
            name: "predictions", title: "The first ten test images",
            caption: "Each with the digit that was named, and the true one. All ten are right.",
            alternativeText: "Ten handwritten digits: 7 2 1 0 4 1 4 9 5 9, all named correctly.",
            png: plain(width: 360, height: 90), width: 720, height: 180, file: "plot-classifier/predictions.png")
    }

    /// A figure with nothing but a name.
    public static func plainFigure(named name: String) -> Report.Figure {
        Report.Figure(
            name: name, title: "", caption: "", alternativeText: "", png: plain(width: 2, height: 2), width: 1,
            height: 1)
    }

    static var digits: Report.Table {
        Report.Table(
            caption: "Each digit by itself, on all 10,000 test images",
            columns: ["Digit", "Images", "Precision", "Recall", "F1", "Most often taken for"],
            rows: (0..<10).map { digit in
                [
                    .count(digit), .count(980 + digit * 7), .share(0.98 - Double(digit) * 0.004, decimals: 1),
                    .share(0.97 - Double(digit) * 0.002, decimals: 1),
                    .number(0.975 - Double(digit) * 0.003, decimals: 3),
                    .count((digit * 3 + 5) % 10),
                ]
            })
    }

    static var log: String {
        accuracyTable.rows.indices.map { index in
            "Epoch:  0 | train loss: \(twoPlaces(2.3 * exp(-Double(index) / 3) + 0.08))13 | test accuracy: \(twoPlaces(accuracy(at: index)))"
        }.joined(separator: "\n")
    }

    private static var lossTable: Report.Table {
        Report.Table(
            caption: "Loss at each step", columns: ["Step", "Loss"],
            rows: (0..<938).map { [.count($0), .number(2.3 * exp(-Double($0) / 150) + 0.08, decimals: 4)] })
    }

    private static var accuracyTable: Report.Table {
        Report.Table(
            caption: "Accuracy at each measurement", columns: ["Step", "Accuracy"],
            rows: (0..<19).map { [.count($0 * 50), .share(accuracy(at: $0), decimals: 2)] })
    }

    private static func accuracy(at index: Int) -> Double { 0.957 - 0.84 * exp(-Double(index) / 2.5) }

    private static func twoPlaces(_ value: Double) -> String { String(format: "%.2f", value) }

    private static func plain(width: Int, height: Int) -> Data {
        GreyPNG.bytes(width: width, height: height) { column, row in
            (column + row * 2).isMultiple(of: 40) || row == height - 12 || column == 12 ? 150 : 225
        }
    }
}

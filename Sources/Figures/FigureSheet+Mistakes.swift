import Artifacts
import Charts
public import Datasets
public import Evaluations
import Foundation

extension FigureSheet {
    private static var mistakeCount: Int { 15 }

    /// Draws the mistakes that a classifier was surest of, as `mistakes.png`.
    ///
    /// - Parameters:
    ///   - answers: Its answers to images.
    ///   - images: The images.
    /// - Throws: What ``draw(_:as:title:size:caption:alternativeText:data:)`` throws.
    public mutating func drawMistakes(in answers: [Answer], of images: LabeledImages) throws {
        let mistakes = answers.surestMistakes(Self.mistakeCount)
        let items = mistakes.map { mistake in
            images.item(
                mistake.index,
                caption: String(
                    format: "%d read as %d\n%.2f%%", mistake.label, mistake.prediction, mistake.probability * 100))
        }
        let finding = finding(in: mistakes, of: answers)
        try draw(
            ImageGrid(title: "The surest mistakes", items: items, columnCount: 5), as: "mistakes.png",
            size: Size(720, mistakes.isEmpty ? 120 : 54 + 170 * Double((mistakes.count + 4) / 5)),
            caption:
                "Test images that were misread with the greatest probability, the surest first: the digit that was "
                + "written, the one that was read, and the probability that the network gave it. \(finding)",
            alternativeText: finding,
            data: [["image", "written", "read as", "probability"]]
                + mistakes.map {
                    ["\($0.index)", "\($0.label)", "\($0.prediction)", String(format: "%.4f", $0.probability)]
                })
    }

    private func finding(in shown: [Answer], of answers: [Answer]) -> String {
        guard let surest = shown.first, let last = shown.last else {
            return "No image of \(answers.count.grouped) is misread."
        }
        let mistake = String(
            format: "takes %@ for %@ with a probability of %.2f%%", surest.label.withArticle,
            surest.prediction.withArticle, surest.probability * 100)
        let count = answers.count { !$0.isRight }
        guard count > 1 else { return "The only mistake in \(answers.count.grouped) images \(mistake)." }
        return String(
            format: "Of the %@ mistakes in %@ images, the surest %@; the last shown has %.2f%%.", count.grouped,
            answers.count.grouped, mistake, last.probability * 100)
    }
}

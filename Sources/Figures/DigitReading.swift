import Datasets
import Evaluations
import Foundation
import Recordings

/// A test image that a classifier read, in the words and numbers that its figures share.
struct DigitReading {
    let reading: ReadingRecording.Reading
    let telling: TellingAnswer
    let images: LabeledImages

    var answer: Answer { telling.answer }
    var course: ReadingCourse { ReadingCourse(reading.probabilities) }
    var steps: ReadingSteps { ReadingSteps(count: reading.probabilities.count, through: images) }

    /// Whether a step is a row of the image.
    var isByRow: Bool { steps.isByRow }

    /// What a step is called.
    var step: String { steps.name }

    /// The image as a digit with its article: "an 8".
    var digit: String { answer.label.withArticle }

    /// Which image it is and why it was chosen, as a sentence.
    var introduction: String {
        let reason =
            switch telling.reason {
            case .firstRight: "the first that is read correctly"
            case .leastSureRight: "the right answer with the lowest probability"
            case .surestMistake: "the mistake with the highest probability"
            case .leastSure: "an answer with a low probability"
            }
        let isFirst = telling.reason == .firstRight
        return "Test image \(answer.index), \(digit): \(reason)"
            + (isFirst ? "." : ", wherever possible among digits not shown before.")
    }

    /// From which step on the network reads what it reads in the end, how sure it is then, and what it read before.
    var story: String {
        let before = course.stretches.dropLast().map { "\($0.prediction)" }
        // The answer itself was computed in another order of sums, and may differ where two digits are equally probable.
        let prediction = course.stretches.last?.prediction ?? answer.prediction
        let probability = reading.probabilities.last?[prediction] ?? answer.probability
        let end = String(
            format: "From %@ %d on it is read as %@, in the end with a probability of %.1f%%", step,
            course.settlingStep + 1, prediction.withArticle, probability * 100)
        guard let last = before.last else { return end + "." }
        let told = before.dropLast().suffix(Self.longestStory)
        let list = told.isEmpty ? last : told.joined(separator: ", ") + " and \(last)"
        return end + "; before that \(before.count > told.count + 1 ? "among others " : "")as \(list)."
    }

    private static let longestStory = 9
}

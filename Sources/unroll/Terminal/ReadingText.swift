import Foundation
import Predictions

/// A reading as text: at the left what the network saw, at the right the most probable digits with bars.
struct ReadingText {
    private static let smallestVisible: UInt8 = 96
    private static let digitCount = 5
    private static let longestBar = 30

    private let pixels: [UInt8]
    private let reading: DigitReading

    init(_ picture: DigitPicture, _ reading: DigitReading) {
        pixels = picture.pixels
        self.reading = reading
    }

    /// Fourteen lines, each for two rows of pixels.
    func lines(style: TerminalStyle) -> [String] {
        let table = table(style: style)
        let first = (DigitPicture.side / 2 - table.count) / 2
        return (0..<DigitPicture.side / 2).map { line in
            let row = imageLine(line)
            guard table.indices.contains(line - first) else { return row.trimmingTrailingSpaces }
            return row + "  " + table[line - first]
        }
    }

    private func imageLine(_ line: Int) -> String {
        String(
            (0..<DigitPicture.side).map { column in
                let upper = pixels[2 * line * DigitPicture.side + column] >= Self.smallestVisible
                let lower = pixels[(2 * line + 1) * DigitPicture.side + column] >= Self.smallestVisible
                return upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ")
            } as [Character])
    }

    private func table(style: TerminalStyle) -> [String] {
        let width = max(5, min(Self.longestBar, style.columns - DigitPicture.side - 16))
        return reading.ranking.prefix(Self.digitCount).map { digit in
            let bar = style.bar(reading.probabilities[digit], width: width)
            return "\(digit)  \(bar)  \(percentText(reading.probabilities[digit]))"
        }
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}

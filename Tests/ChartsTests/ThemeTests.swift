import Charts
import Foundation
import Testing

@Suite("Colours")
struct ThemeTests {
    private static let roles: [Role] =
        [.target, .prediction, .input, .loss, .accuracy, .train, .test, .correct, .wrong, .neutral]
        + (0..<5).map { .category($0) }

    @Test("Every role stands out from the paper with a contrast of 3:1 at least", arguments: roles)
    func rolesStandOut(role: Role) {
        #expect(Theme.colour(role).contrast(with: Theme.paper) >= 3)
    }

    @Test("Colours that meet in a picture stay apart for colour-blind readers", arguments: ColourVision.allCases)
    func coloursStayApart(vision: ColourVision) {
        let groups: [[Role]] = [
            [.target, .prediction, .input], [.train, .test, .neutral], [.correct, .wrong], [.loss, .accuracy],
            (0..<5).map { .category($0) },
        ]
        for group in groups {
            for (index, role) in group.enumerated() {
                for other in group[(index + 1)...] {
                    let distance = vision.distance(Theme.colour(role), Theme.colour(other))
                    #expect(distance > 15, "\(role) and \(other)")
                }
            }
        }
    }

    @Test("Text on a coloured cell has a contrast of 4.5:1 at least")
    func cellTextIsLegible() {
        for step in -100...100 {
            for colour in [Theme.divergingColour(Double(step) / 100), Theme.sequentialColour(abs(Double(step)) / 100)] {
                #expect(Theme.legibleColour(on: colour).contrast(with: colour) >= 4.5)
            }
        }
    }

    @Test("A sequential scale grows darker with every step")
    func sequentialScaleIsMonotonic() {
        let luminances = (0...50).map { Theme.sequentialColour(Double($0) / 50).luminance }
        #expect(zip(luminances, luminances.dropFirst()).allSatisfy { $0 > $1 })
    }

    @Test("Categories repeat instead of running out")
    func categoriesRepeat() {
        #expect(Theme.colour(.category(6)) == Theme.colour(.category(1)))
        #expect(Theme.colour(.category(Int.min)) != Theme.paper)
    }
}

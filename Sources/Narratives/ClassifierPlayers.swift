import Artifacts
import Foundation
import Reports

/// Gathers what makes the readings of a classifier come alive.
struct ClassifierPlayers {
    /// The stage that recorded readings.
    let evaluating: BoundInput
    /// The stage that has the test images.
    let digits: BoundInput

    /// For each image whose reading was recorded a player, by the name of the figure that shows the reading.
    ///
    /// - Throws: When a file cannot be read.
    func readings() throws -> [String: Report.Player] {
        let readings = try SafetensorsFile(
            decoding: [UInt8](evaluating.contents(of: "readings.safetensors")), path: "readings")
        let test = try SafetensorsFile(decoding: [UInt8](digits.contents(of: "test.safetensors")), path: "test images")
        let images = try test.bytes("images")
        let numbers = try readings.integers("images").elements.map(Int.init)
        guard images.shape.count == 3, numbers.allSatisfy({ (0..<images.shape[0]).contains($0) }) else {
            throw OtherImages(evaluation: evaluating.stage, digits: digits.stage)
        }
        let (height, width) = (images.shape[1], images.shape[2])
        let players = numbers.enumerated().map { place, number in
            let pixels = images.elements[number * width * height..<(number + 1) * width * height]
            return (
                "reading-\(place + 1)",
                Report.Player.reading(.init(width: width, height: height, pixels: Array(pixels)))
            )
        }
        return Dictionary(uniqueKeysWithValues: players)
    }
}

/// Readings are of images that are not among the test images.
private struct OtherImages: Error, CustomStringConvertible {
    let evaluation: String
    let digits: String

    var description: String {
        "\(evaluation) recorded readings of images that \(digits) does not have. Run \(evaluation) again, with --force."
    }
}

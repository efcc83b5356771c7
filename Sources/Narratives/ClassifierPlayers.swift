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
        let (height, width) = (images.shape[1], images.shape[2])
        let numbers = try readings.integers("images").elements.map(Int.init)
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

import Artifacts
import Charts
import Foundation
import Recordings
import Reports
import Tensors

/// Gathers what makes the pictures of an autoencoder come alive.
struct AutoencoderPlayers {
    /// The stage that trained.
    let training: BoundInput
    /// The stage that encoded images.
    let evaluating: BoundInput
    /// The stage that drew them.
    let plotting: BoundInput

    private static let imageSize = 28

    /// The reconstructions at the moments that the plotting stage filmed.
    ///
    /// - Throws: When a file cannot be read.
    func film() throws -> Report.Player.Film {
        let recording = try ReconstructionRecording(
            SafetensorsFile(decoding: [UInt8](training.contents(of: "frames.safetensors")), path: "frames"))
        return Report.Player.Film(
            width: Self.imageSize, height: Self.imageSize, steps: recording.filmed.map(\.stepsDone),
            png: try plotting.contents(of: "film.png"))
    }

    /// The codes, the pictures behind them, and the decoder.
    ///
    /// - Throws: When a file cannot be read.
    func space() throws -> Report.Player.CodeSpace {
        let codes = try SafetensorsFile(decoding: [UInt8](evaluating.contents(of: "codes.safetensors")), path: "codes")
        return Report.Player.CodeSpace(
            groups: [
                try group(codes, prefix: "", kind: "training image"),
                try group(codes, prefix: "test.", kind: "test image"),
            ],
            pictures: try plotting.contents(of: "pictures.png"), width: Self.imageSize, height: Self.imageSize,
            decoder: try decoder(), colours: (0..<10).map { Rainbow.colour(ofDigit: $0).hexadecimal })
    }

    private func group(
        _ codes: SafetensorsFile, prefix: String, kind: String
    ) throws -> Report.Player.CodeSpace.Group {
        let labels = try codes.bytes("\(prefix)labels").elements
        return .init(
            name: "\(labels.count.grouped) \(kind)s", unit: kind.prefix(1).uppercased() + kind.dropFirst(),
            codes: try codes.tensor("\(prefix)codes").scalars, labels: labels)
    }

    /// The layers of the decoder in order; their names count them, the functions between them included.
    private func decoder() throws -> [Report.Player.CodeSpace.Layer] {
        let weights = try SafetensorsFile(
            decoding: [UInt8](training.contents(of: "autoencoder.safetensors")), path: "autoencoder")
        let layers = weights.names.filter { $0.hasPrefix("decoder.") && $0.hasSuffix(".weight") }
        return try layers.map { name in
            .init(
                weights: try weights.tensor(name).scalars,
                biases: try weights.tensor(name.replacing(".weight", with: ".bias")).scalars)
        }
    }
}

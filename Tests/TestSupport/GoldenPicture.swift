public import Foundation
import Charts

/// A picture that is kept in the repository, which a newly drawn one has to resemble pixel by pixel.
///
/// Letters may be smoothed a little differently by other versions of the libraries, so that small differences pass.
public struct GoldenPicture {
    /// Why a picture does not pass.
    public enum Failure: Error, Equatable, CustomStringConvertible {
        /// There is no picture to compare with.
        case missing(path: String)
        /// The picture was recorded, which proves nothing about it.
        case recorded(path: String)
        /// The two pictures differ in size.
        case sizeDiffers(path: String, expected: String, found: String)
        /// The two pictures differ in more than smoothing.
        case pixelsDiffer(path: String, meanDifference: Double, differingShare: Double, found: String)

        /// What differs, and how to accept it.
        public var description: String {
            let advice = "Look at it and, if it is right, record it with RECORD_GOLDEN=1."
            return switch self {
            case .missing(let path): "The golden picture \(path) is missing. Record it with RECORD_GOLDEN=1."
            case .recorded(let path):
                "The golden picture \(path) was recorded. Look at it and test without RECORD_GOLDEN."
            case .sizeDiffers(let path, let expected, let found):
                "The picture differs from \(path) in size: expected \(expected), found \(found). \(advice)"
            case .pixelsDiffer(let path, let meanDifference, let differingShare, let found):
                "The picture differs from \(path) by \(meanDifference) of 255 on average and visibly in "
                    + "\(differingShare * 100) % of its pixels; the new one is \(found). \(advice)"
            }
        }
    }

    /// The largest mean difference of a channel, of 255, that passes.
    public static let largestMeanDifference = 0.5
    /// The largest share of channels that may differ by more than `visibleDifference`.
    public static let largestDifferingShare = 0.002
    /// The difference of a channel from which on it can be seen.
    public static let visibleDifference = 48

    private let file: URL
    private let isRecording: Bool

    /// The picture `name`.png in a folder.
    /// - Parameters:
    ///   - name: The name without ending.
    ///   - folder: The folder of the golden pictures.
    ///   - isRecording: Whether to write the picture instead of comparing with it.
    public init(
        _ name: String, in folder: URL,
        isRecording: Bool = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"
    ) {
        file = folder.appending(path: "\(name).png")
        self.isRecording = isRecording
    }

    /// Compares the golden picture with the bytes of a PNG file.
    /// - Throws: ``Failure`` unless they look the same; always when recording.
    public func compare(with png: Data) throws {
        guard !isRecording else {
            try png.write(to: file)
            throw Failure.recorded(path: file.path)
        }
        guard let golden = try? Data(contentsOf: file) else { throw Failure.missing(path: file.path) }
        try compare(PNGImage(decoding: golden), PNGImage(decoding: png), png)
    }

    private func compare(_ expected: PNGImage, _ found: PNGImage, _ png: Data) throws {
        guard expected.width == found.width, expected.height == found.height else {
            throw Failure.sizeDiffers(
                path: file.path, expected: "\(expected.width) x \(expected.height)",
                found: "\(found.width) x \(found.height)")
        }
        let differences = zip(expected.pixels, found.pixels).map { abs(Int($0) - Int($1)) }
        let mean = Double(differences.reduce(0, +)) / Double(differences.count)
        let visibleCount = differences.count { $0 > Self.visibleDifference }
        let share = Double(visibleCount) / Double(differences.count)
        guard mean <= Self.largestMeanDifference, share <= Self.largestDifferingShare else {
            let copy = FileManager.default.temporaryDirectory.appending(path: "unroll-\(file.lastPathComponent)")
            try png.write(to: copy)
            throw Failure.pixelsDiffer(
                path: file.path, meanDifference: mean, differingShare: share, found: copy.path)
        }
    }
}

import Artifacts
import Charts
public import Foundation

extension DigitPicture {
    private static let largestFile = 256 << 20

    /// Finds the digit in a PNG file.
    ///
    /// - Throws: ``DigitPictureError``.
    public init(reading url: URL) throws(DigitPictureError) {
        let bytes = try Self.contents(of: url)
        let picture: PNGImage
        do {
            picture = try PNGImage(decoding: bytes)
        } catch ChartError.invalidPNG(_, let reason) {
            throw .notPNG(reason: reason)
        } catch {
            throw .notPNG(reason: "\(error)")
        }
        try self.init(picture)
    }

    private static func contents(of url: URL) throws(DigitPictureError) -> Data {
        let bytes: Data?
        do {
            // A pipe, as `<(...)` of a shell is one, is waited for.
            let file = try FileHandle(forReadingFrom: url)
            defer { try? file.close() }
            bytes = try file.read(upToCount: largestFile + 1)
        } catch {
            throw .unreadable(reason: FileError.reason(of: error))
        }
        guard let bytes, !bytes.isEmpty else { throw .unreadable(reason: "the file is empty") }
        guard bytes.count <= largestFile else { throw .tooLarge(limit: largestFile) }
        return bytes
    }
}

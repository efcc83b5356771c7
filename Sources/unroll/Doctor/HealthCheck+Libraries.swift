import Artifacts
import Charts
import DatasetSources
import Datasets
import Foundation
import RunRecords

extension HealthCheck {
    /// The libraries that are linked, which are there as the program has started, and the fonts.
    static func libraries() -> [HealthCheck] {
        [
            library("cairo \(LibraryVersions.cairo)", for: "draws figures"),
            library("pango \(LibraryVersions.pango)", for: "sets the text in figures"),
            library("libpng \(LibraryVersions.libpng)", for: "writes and reads PNG figures"),
            library(CompressionLibrary.nameAndVersion, for: "reads the compressed MNIST files"),
            library(TransferLibrary.nameAndVersion, for: "downloads MNIST"),
            library(DigestLibrary.nameAndVersion, for: "SHA-256 digests"),
            sqlite(),
            font(.dejaVuSans),
        ]
    }

    private static func sqlite() -> HealthCheck {
        let purpose = "the history of runs"
        do {
            return library("SQLite \(try RunHistory.libraryVersion())", for: purpose)
        } catch {
            return HealthCheck("SQLite", "does not answer", for: purpose, .missing, remedy: "\(error)")
        }
    }

    private static func library(_ nameAndVersion: String, for purpose: String) -> HealthCheck {
        let words = nameAndVersion.split(separator: " ", maxSplits: 1).map(String.init)
        return HealthCheck(words.first ?? "", words.dropFirst().first ?? "", for: purpose)
    }

    private static func font(_ font: ChartFont) -> HealthCheck {
        let purpose = "the font of the figures"
        guard let lost = font.paths.first(where: { !FileManager.default.isReadableFile(atPath: $0) }) else {
            let folder = font.paths.first.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
            return HealthCheck(font.family, folder ?? "", for: purpose)
        }
        return HealthCheck(
            font.family, "\(lost) is not there", for: purpose, .missing,
            remedy: "sudo apt-get install -y \(font.package)")
    }
}

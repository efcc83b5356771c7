import ArgumentParser
import Foundation
import PipelineEngine
import Verification

/// `unroll verify`: whether a page and the files beside it are what the page states, and the cache what it should be.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check a report against the files beside it, and every file of the cache against its digest.",
        discussion: """
            Of a page every digest that it states is checked, and every picture on it. It may be a copy that somebody sent, with \
            the files in the same places beside it; only files below the folder of the page are looked at. Without a page the \
            report in the output folder is checked, and the whole cache: every byte is read, whatever was checked before.
            """)

    @OptionGroup var options: PipelineOptions
    @Argument(
        help: ArgumentHelp(
            "The page (default: index.html in the output folder, and the cache there).", valueName: "page"),
        completion: .file(extensions: ["html"]))
    var page: String?
    @Flag(name: .shortAndLong, help: "Show only what does not hold.") var quiet = false
    @Flag(help: "Write JSON to standard output.") var json = false

    func run() throws {
        let folder = try options.folder()
        let cache = page == nil ? try StoreVerification(of: folder) : nil
        let url =
            page.map { URL(fileURLWithPath: $0, relativeTo: PipelineOptions.workingFolder) }
            ?? folder.root.appendingPathComponent("index.html")
        let name = page ?? url.relativePath
        let findings: [Finding]?
        if let cache, cache.count > 0, !FileManager.default.fileExists(atPath: url.path) {
            StandardError.write("there is no \(name) at present; the cache alone is looked at")
            findings = nil
        } else {
            do {
                findings = try PageVerification(of: url, name: name).findings()
            } catch {
                guard let cache else { throw error }
                try write(cache, VerificationReport(page: nil, [], cache))
                guard cache.findings.isEmpty else {
                    StandardError.write("unroll: \(error)")
                    throw Failure.stageFailed
                }
                throw error
            }
        }
        let report = VerificationReport(page: findings.map { _ in name }, findings ?? [], cache)
        if !json, let findings {
            PageAccount(findings: findings).lines(options.style, quiet: quiet).forEach { print($0) }
        }
        try write(cache, report)
        if !report.holds { throw Failure.stageFailed }
    }

    private func write(_ cache: StoreVerification?, _ report: VerificationReport) throws {
        if json { return try JSONOutput.write(report) }
        if let cache { CacheAccount(cache: cache).lines(options.style).forEach { print($0) } }
    }
}

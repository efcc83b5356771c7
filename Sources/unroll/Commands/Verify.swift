import ArgumentParser
import Artifacts
import Foundation
import PipelineEngine
import Verification

/// `unroll verify`: whether a page and the files beside it are what the page states.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check a report against the files beside it: every digest that the page states, every picture on it.",
        discussion: """
            The page may be a copy that somebody sent, with the files in the same places beside it. Only files below the \
            folder of the page are looked at.
            """)

    @OptionGroup var options: PipelineOptions
    @Argument(
        help: ArgumentHelp("The page (default: index.html in the output folder).", valueName: "page"),
        completion: .file(extensions: ["html"]))
    var page: String?
    @Flag(name: .shortAndLong, help: "Show only what does not hold.") var quiet = false
    @Flag(help: "Write JSON to standard output.") var json = false

    func run() throws {
        let url =
            try page.map { URL(fileURLWithPath: $0, relativeTo: PipelineOptions.workingFolder) }
            ?? options.folder().root.appendingPathComponent("index.html")
        let findings = try PageVerification(of: url, name: page ?? url.relativePath).findings()
        let broken = findings.filter { $0.outcome != .holds }
        if json {
            try JSONOutput.write(VerificationReport(page: page ?? url.relativePath, findings))
        } else {
            for finding in quiet ? broken : findings { print(line(finding)) }
            if broken.isEmpty {
                print("all \(findings.count) hold: \(Self.counts(findings))")
            } else {
                print("\(broken.count) of \(findings.count) do not hold: \(Self.counts(broken))")
            }
        }
        if !broken.isEmpty { throw Failure.stageFailed }
    }

    /// A finding as a line; its path may come from anybody and is not to write elsewhere on the terminal.
    private func line(_ finding: Finding) -> String {
        let outcome = finding.outcome.name
        let padding = String(repeating: " ", count: max(0, "size differs".count - outcome.count))
        let detail = finding.outcome.detail.map { ": \($0)" } ?? ""
        let color: TerminalStyle.Color = finding.outcome == .holds ? .green : .red
        return "\(options.style.paint(outcome, color))\(padding)  " + (finding.subjectText + detail).withVisibleControls
    }

    /// How many there are of each, as in `the page, 25 pictures on it, 149 files`.
    private static func counts(_ findings: [Finding]) -> String {
        func count(_ subject: Finding.Subject) -> Int { findings.count { $0.subject == subject } }
        func text(_ count: Int, _ one: String, _ many: String) -> String? {
            count == 0 ? nil : count == 1 ? "1 \(one)" : "\(count) \(many)"
        }
        let parts = [
            count(.page) > 0 ? "the page" : nil, text(count(.picture), "picture on it", "pictures on it"),
            text(count(.file), "file", "files"),
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}

extension Finding {
    /// What it is about, as a person reads it.
    fileprivate var subjectText: String {
        switch subject {
        case .page: "\(path) (the page)"
        case .file: path
        case .picture: "\(path) (its copy on the page)"
        }
    }
}

/// What was found, as JSON.
private struct VerificationReport: Encodable {
    struct Item: Encodable {
        let subject: String
        let path: String
        let outcome: String
        let detail: String?
        var stated: String?
        var found: String?
        var statedBytes: Int?
        var foundBytes: Int?

        init(_ finding: Finding) {
            subject = finding.subject.rawValue
            path = finding.path
            outcome = finding.outcome.name
            detail = finding.outcome.detail
            switch finding.outcome {
            case .differs(let stated, let found):
                self.stated = stated.hexadecimal
                self.found = found.hexadecimal
            case .sizeDiffers(let stated, let found):
                statedBytes = stated
                foundBytes = found
            case .holds, .missing, .refused, .unreadable: break
            }
        }
    }

    let schema = 1
    let page: String
    let holds: Bool
    let findings: [Item]

    init(page: String, _ findings: [Finding]) {
        self.page = page
        holds = findings.allSatisfy { $0.outcome == .holds }
        self.findings = findings.map(Item.init)
    }
}

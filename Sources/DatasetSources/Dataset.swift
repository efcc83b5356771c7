/// What is known of a set of labelled images: its files, and where they can be had.
public struct Dataset: Sendable, Equatable {
    /// What the user calls it.
    public let name: String
    /// The pictures to learn from, their labels, the pictures to test with, their labels.
    public let files: [DatasetFile]
    /// The environment variable that names a directory which holds the files.
    public let environmentVariable: String
    /// The package of the operating system that holds the files.
    public let systemPackage: SystemPackage?
    /// The web folders that hold the files, compressed, in the order in which they are tried.
    public let mirrors: [String]
    /// The source distribution of the Python package index that holds the files.
    public let indexPackage: IndexPackage?

    package init(
        name: String, files: [DatasetFile], environmentVariable: String, systemPackage: SystemPackage? = nil,
        mirrors: [String] = [], indexPackage: IndexPackage? = nil
    ) {
        self.name = name
        self.files = files
        self.environmentVariable = environmentVariable
        self.systemPackage = systemPackage
        self.mirrors = mirrors
        self.indexPackage = indexPackage
    }
}

/// One file of a dataset, uncompressed.
public struct DatasetFile: Sendable, Equatable {
    /// Its canonical name.
    public let name: String
    /// Its size.
    public let byteCount: Int
    /// The SHA-256 of its contents, in hexadecimal digits.
    public let digest: String

    package init(name: String, byteCount: Int, digest: String) {
        self.name = name
        self.byteCount = byteCount
        self.digest = digest
    }
}

/// A package of the operating system that holds a dataset.
public struct SystemPackage: Sendable, Equatable {
    /// The name by which it is installed.
    public let name: String
    /// The directory where its files lie.
    public let directory: String

    package init(name: String, directory: String) {
        self.name = name
        self.directory = directory
    }
}

/// A source distribution of the Python package index, pinned by its digest.
public struct IndexPackage: Sendable, Equatable {
    /// Its name there.
    public let name: String
    /// The only version that is taken.
    public let version: String
    /// The SHA-256 of its archive, in hexadecimal digits.
    public let digest: String

    package init(name: String, version: String, digest: String) {
        self.name = name
        self.version = version
        self.digest = digest
    }
}

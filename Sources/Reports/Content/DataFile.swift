extension Report {
    /// A file of data from outside, and how it is known to be the right one.
    public struct DataFile: Sendable, Equatable {
        /// The name of the file.
        public var name: String
        /// What it holds, as prose.
        public var contents: String
        /// Where it was found: a folder, a mirror or a package.
        public var source: String
        /// Its size.
        public var byteCount: Int
        /// The SHA-256 digest of its bytes in hexadecimal digits.
        public var digest: String
        /// Its path from the folder of the page.
        public var file: String?

        /// A data file of these parts.
        public init(name: String, contents: String, source: String, byteCount: Int, digest: String, file: String? = nil)
        {
            self.name = name
            self.contents = contents
            self.source = source
            self.byteCount = byteCount
            self.digest = digest
            self.file = file
        }
    }
}

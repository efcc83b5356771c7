extension Report {
    /// A file that a stage read or wrote.
    public struct Artifact: Sendable, Equatable {
        /// What it is called.
        public var name: String
        /// Its size.
        public var byteCount: Int
        /// The SHA-256 digest of its bytes in hexadecimal digits.
        public var digest: String
        /// The name of the stage that wrote it, where that is another one.
        public var stage: String?
        /// Its path from the folder of the page, for a link to it.
        public var file: String?

        /// An artifact of these parts.
        public init(name: String, byteCount: Int, digest: String, stage: String? = nil, file: String? = nil) {
            self.name = name
            self.byteCount = byteCount
            self.digest = digest
            self.stage = stage
            self.file = file
        }
    }
}

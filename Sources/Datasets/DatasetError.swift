/// What is wrong with the files of a dataset, with the evidence.
public enum DatasetError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A file is not what its format demands at an offset: of the unpacked bytes, or of the gzip stream.
    case malformed(path: String, offset: Int, expected: String, found: String)
    /// A file or folder cannot be used at all.
    case unusable(path: String, reason: String)
    /// Images and labels do not belong together.
    case mismatch(path: String, expected: String, found: String)

    /// The evidence in a sentence, then what to do.
    public var description: String {
        switch self {
        case .malformed(let path, let offset, let expected, let found):
            "\(path), offset \(offset): expected \(expected), found \(found). Replace the file by a sound one."
        case .unusable(let path, let reason):
            "\(path): \(reason). Check the path and its permissions."
        case .mismatch(let path, let expected, let found):
            "\(path): expected \(expected), found \(found). Give images and labels that belong together."
        }
    }
}

public import Foundation

/// What is to be said about the pictures that a stage draws: a JSON file beside them, from which a report is set.
public struct FigureIndex: Sendable, Equatable, Codable {
    /// What is to be said about one picture.
    public struct Figure: Sendable, Equatable, Codable {
        /// The PNG file.
        public let file: String
        /// A few words above the picture.
        public let title: String
        /// What it shows and how to read it.
        public let caption: String
        /// The finding, for those who cannot see it.
        public let alternativeText: String
        /// The size on the page, in CSS pixels; the picture itself has twice as many.
        public let width: Int
        /// The height on the page, in CSS pixels.
        public let height: Int
        /// The numbers that it shows, the first row being the headings.
        public let data: [[String]]

        /// Describes a picture.
        public init(
            file: String, title: String, caption: String, alternativeText: String, width: Int, height: Int,
            data: [[String]]
        ) {
            self.file = file
            self.title = title
            self.caption = caption
            self.alternativeText = alternativeText
            self.width = width
            self.height = height
            self.data = data
        }
    }

    /// The pictures, in the order in which they are to be read.
    public var figures: [Figure]

    /// Describes pictures.
    public init(_ figures: [Figure]) {
        self.figures = figures
    }

    /// Reads the file.
    ///
    /// - Throws: `DecodingError`, ``FileError`` when it cannot be read, ``OversizedFile`` when it is no file that a stage writes.
    public init(contentsOf url: URL) throws {
        self = try JSONDecoder().decode(FigureIndex.self, from: Data(wholeFile: url, noLargerThan: Data.textLimit))
    }

    /// Writes the file, the same bytes for the same contents.
    ///
    /// - Throws: ``FileError`` when it cannot be written.
    public func write(to url: URL) throws {
        try JSONEncoder.reproducible.encode(self).save(to: url)
    }
}

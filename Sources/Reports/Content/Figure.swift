public import Foundation

extension Report {
    /// A picture with its caption, its description, and the data that it shows.
    ///
    /// Figures are numbered in the order in which they stand on the page.
    public struct Figure: Sendable, Equatable {
        /// A short name, unique in the report; prose refers to it as `[[name]]`, and saved files are called by it.
        public var name: String
        /// What the picture shows, in a few words.
        public var title: String
        /// What there is to see, as prose.
        public var caption: String
        /// The finding in words, for readers who cannot see the picture.
        public var alternativeText: String
        /// The bytes of the PNG file.
        public var png: Data
        /// The width on the page in CSS pixels: half the picture's own when it was drawn at 2x.
        public var width: Int
        /// The height on the page in CSS pixels.
        public var height: Int
        /// The numbers behind the picture.
        public var data: Table?
        /// The path of the PNG file from the folder of the page, for a link to it.
        public var file: String?
        /// What the picture becomes where scripts run.
        public var player: Player?

        /// A figure of these parts.
        public init(
            name: String, title: String, caption: String, alternativeText: String, png: Data, width: Int, height: Int,
            data: Table? = nil, file: String? = nil, player: Player? = nil
        ) {
            self.name = name
            self.title = title
            self.caption = caption
            self.alternativeText = alternativeText
            self.png = png
            self.width = width
            self.height = height
            self.data = data
            self.file = file
            self.player = player
        }
    }
}

public import Foundation

extension Report {
    /// What the picture of a figure becomes where scripts run; elsewhere, and on paper, the picture stays.
    public enum Player: Sendable, Equatable {
        /// The course of learning a signal, step by step, as the data of the figure of this name hold it: columns "time",
        /// "cos" (the target) and "prediction" behind one of steps, a row for each point.
        case course(of: String)
        /// Pictures that change while a network learns.
        case film(Film)
        /// How a picture is read; the figure's own data have a row for each step and, behind a column of steps, one for each
        /// answer, which holds its probability.
        case reading(Picture)
        /// A measure over steps, every point of it and a running mean whose width is chosen; the figure's own data have a column
        /// of steps and one of values.
        case smoothing
        /// Codes in space, of which each can be asked for its picture, and a decoder for any other.
        case space(CodeSpace)

        /// A picture in grey.
        public struct Picture: Sendable, Equatable {
            /// Its width in pixels.
            public var width: Int
            /// Its height in pixels.
            public var height: Int
            /// The brightness of its pixels from 0 to 255, row after row.
            public var pixels: [UInt8]

            /// A picture of `width * height` pixels.
            public init(width: Int, height: Int, pixels: [UInt8]) {
                self.width = width
                self.height = height
                self.pixels = pixels
            }
        }

        /// Pictures at successive moments.
        public struct Film: Sendable, Equatable {
            /// The width of a picture in pixels.
            public var width: Int
            /// The height of a picture in pixels.
            public var height: Int
            /// The number of training steps that were done at each moment.
            public var steps: [Int]
            /// A grey PNG file with a row for what the pictures should look like and one for each moment; in a row the pixels
            /// of all pictures follow one another.
            public var png: Data

            /// A film of these parts.
            public init(width: Int, height: Int, steps: [Int], png: Data) {
                self.width = width
                self.height = height
                self.steps = steps
                self.png = png
            }
        }
    }
}

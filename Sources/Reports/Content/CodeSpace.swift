public import Foundation

extension Report.Player {
    /// The codes of an autoencoder, with what it takes to show the picture behind each and what any other code decodes to.
    public struct CodeSpace: Sendable, Equatable {
        /// Pictures whose codes are shown together.
        public struct Group: Sendable, Equatable {
            /// What they are, as a choice: "200 training images".
            public var name: String
            /// What one of them is called before its number: "Training image".
            public var unit: String
            /// The codes, three numbers each.
            public var codes: [Float]
            /// The digit that each shows.
            public var labels: [UInt8]

            /// A group of pictures.
            ///
            /// - Precondition: There are three numbers for each label.
            public init(name: String, unit: String, codes: [Float], labels: [UInt8]) {
                precondition(codes.count == 3 * labels.count, "\(codes.count) numbers for \(labels.count) labels")
                self.name = name
                self.unit = unit
                self.codes = codes
                self.labels = labels
            }
        }

        /// A layer of the decoder: a matrix product, then tanh, or the logistic function in the last layer.
        public struct Layer: Sendable, Equatable {
            /// The weights, `[output, input]`.
            public var weights: [Float]
            /// The biases, one for each output.
            public var biases: [Float]

            /// A layer.
            public init(weights: [Float], biases: [Float]) {
                self.weights = weights
                self.biases = biases
            }
        }

        /// The groups; the first is shown at the beginning.
        public var groups: [Group]
        /// A PNG file of all pictures in the order of the groups, row after row.
        public var pictures: Data
        /// The width of a picture in pixels.
        public var width: Int
        /// The height of a picture in pixels.
        public var height: Int
        /// The layers that lead from a code to a picture.
        public var decoder: [Layer]
        /// The colour of each digit, as `#rrggbb`.
        public var colours: [String]

        /// A space of these parts.
        public init(groups: [Group], pictures: Data, width: Int, height: Int, decoder: [Layer], colours: [String]) {
            self.groups = groups
            self.pictures = pictures
            self.width = width
            self.height = height
            self.decoder = decoder
            self.colours = colours
        }
    }
}

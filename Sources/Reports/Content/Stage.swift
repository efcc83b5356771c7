public import Foundation

extension Report {
    /// What is known of the execution of a stage that made something on the page.
    public struct Stage: Sendable, Equatable {
        /// How the execution ended.
        public enum State: Sendable, Equatable {
            /// It ended well.
            case finished
            /// It ended with this message.
            case failed(String)
            /// It has not been executed.
            case missing
            /// It is the one that draws this page.
            case drawing
        }

        /// The name in the pipeline file.
        public var name: String
        /// The kind of stage that the name is an instance of.
        public var kind: String
        /// What it did, as prose.
        public var summary: String
        /// How it ended.
        public var state: State
        /// The names of the stages whose outputs it reads.
        public var needs: [String]
        /// The moment when its outputs were made.
        public var madeAt: Date?
        /// How long that took.
        public var seconds: Double?
        /// What it was told.
        public var parameters: [Parameter]
        /// What it read.
        public var inputs: [Artifact]
        /// What it wrote.
        public var outputs: [Artifact]
        /// What else its record says: the CPU level, library versions, the cache key.
        public var facts: [Fact]

        /// A stage of these parts.
        public init(
            name: String, kind: String, summary: String, state: State, needs: [String] = [], madeAt: Date? = nil,
            seconds: Double? = nil, parameters: [Parameter] = [], inputs: [Artifact] = [], outputs: [Artifact] = [],
            facts: [Fact] = []
        ) {
            self.name = name
            self.kind = kind
            self.summary = summary
            self.state = state
            self.needs = needs
            self.madeAt = madeAt
            self.seconds = seconds
            self.parameters = parameters
            self.inputs = inputs
            self.outputs = outputs
            self.facts = facts
        }
    }
}

extension Report {
    /// What an experiment promised, beside what was measured.
    public struct Verdict: Sendable, Equatable {
        /// Whether the measurement keeps the promise.
        public enum Outcome: Sendable, Equatable {
            /// It does.
            case met
            /// It does not.
            case missed
            /// There is no measurement, or nothing to hold it against.
            case open
        }

        /// The experiment, as a reader would call it.
        public var experiment: String
        /// The `name` of the section that tells more.
        public var section: String
        /// The one number to remember, if there is one.
        public var headline: Metric?
        /// What the tutorial promises, as prose.
        public var promise: String
        /// What was measured here, as prose.
        public var measurement: String
        /// Whether the promise was kept.
        public var outcome: Outcome

        /// A verdict of these parts.
        public init(
            experiment: String, section: String, headline: Metric? = nil, promise: String, measurement: String,
            outcome: Outcome
        ) {
            self.experiment = experiment
            self.section = section
            self.headline = headline
            self.promise = promise
            self.measurement = measurement
            self.outcome = outcome
        }
    }
}

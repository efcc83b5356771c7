public import Foundation

extension Manifest {
    /// When it began; nil when the record does not say it as it should.
    ///
    /// Earlier records have whole seconds.
    public var startedDate: Date? {
        (try? Date(started, strategy: Self.format(hasFraction: true)))
            ?? (try? Date(started, strategy: Self.format(hasFraction: false)))
    }

    /// When it began, to the second, as people read it (ISO 8601, UTC).
    public var startedSecond: String {
        startedDate.map { $0.formatted(Self.format(hasFraction: false)) } ?? started
    }

    /// A moment as a record has it.
    static func startedText(of date: Date) -> String {
        date.formatted(format(hasFraction: true))
    }

    private static func format(hasFraction: Bool) -> Date.ISO8601FormatStyle {
        Date.ISO8601FormatStyle(includingFractionalSeconds: hasFraction)
    }
}

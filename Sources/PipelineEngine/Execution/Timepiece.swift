public import Foundation

/// The clocks of a run: the calendar for records, a steady one for durations.
public struct Timepiece: Sendable {
    /// The time of day.
    public let date: @Sendable () -> Date
    /// Seconds since some moment, never set back.
    public let seconds: @Sendable () -> Double

    /// Makes a timepiece; tests pass clocks of their own.
    public init(date: @escaping @Sendable () -> Date, seconds: @escaping @Sendable () -> Double) {
        self.date = date
        self.seconds = seconds
    }

    /// The clocks of the system.
    public static let system = Timepiece(
        date: { Date() }, seconds: { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 })
}

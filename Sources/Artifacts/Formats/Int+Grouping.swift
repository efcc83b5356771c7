import Foundation

extension Int {
    /// The number with commas between thousands, as figures and pages print it: `60,000`.
    public var grouped: String { formatted(.number.locale(Locale(identifier: "en_US"))) }
}

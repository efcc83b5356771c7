import Foundation

/// Seconds as a person reads them.
func durationText(_ seconds: Double) -> String {
    switch seconds {
    case ..<0.01: "0 s"
    case ..<10: String(format: "%.2g s", seconds)
    case ..<60: String(format: "%.0f s", seconds)
    case ..<3600: String(format: "%d min %02d s", Int(seconds) / 60, Int(seconds) % 60)
    default: String(format: "%d h %02d min", Int(seconds) / 3600, Int(seconds) / 60 % 60)
    }
}

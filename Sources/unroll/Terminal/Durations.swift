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

/// A number of bytes as a person reads it.
func sizeText(_ bytes: Int) -> String {
    switch Double(bytes) {
    case ..<1e3: "\(bytes) B"
    case ..<1e6: String(format: "%.1f kB", Double(bytes) / 1e3)
    case ..<1e9: String(format: "%.1f MB", Double(bytes) / 1e6)
    default: String(format: "%.1f GB", Double(bytes) / 1e9)
    }
}

import Foundation

/// A share as a person reads it; never 100% or 0% for what is not certain.
public func percentText(_ share: Double) -> String {
    switch share {
    case 0, 1: String(format: "%.0f%%", share * 100)
    case 0.9995...: "> 99.9%"
    case ..<0.0005: "< 0.1%"
    default: String(format: "%.1f%%", share * 100)
    }
}

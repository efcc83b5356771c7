import Foundation

/// Bytes as a person reads them: `251 MB`.
func sizeText(_ bytes: Int) -> String {
    var amount = Double(bytes)
    for unit in ["bytes", "kB", "MB", "GB"] {
        // What is rounded to 1000 is one of the next unit.
        if amount < 999.5 || unit == "GB" {
            return unit == "bytes" ? "\(bytes) \(bytes == 1 ? "byte" : unit)" : amountText(amount) + " \(unit)"
        }
        amount /= 1000
    }
    return "\(bytes) bytes"
}

private func amountText(_ amount: Double) -> String {
    String(format: amount < 9.95 ? "%.1f" : "%.0f", amount)
}

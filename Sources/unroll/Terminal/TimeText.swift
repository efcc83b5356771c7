import Foundation

/// A time of the records (ISO 8601, UTC) as the clock on the wall showed it: `2026-11-25 09:30`.
func localTimeText(_ recorded: String) -> String {
    guard let date = try? Date(recorded, strategy: .iso8601) else { return recorded }
    var seconds = time_t(date.timeIntervalSince1970)
    var local = tm()
    guard localtime_r(&seconds, &local) != nil else { return recorded }
    // A DateFormatter takes longer than all else that `unroll runs` does.
    return String(
        format: "%04d-%02d-%02d %02d:%02d", Int(local.tm_year) + 1900, Int(local.tm_mon) + 1, Int(local.tm_mday),
        Int(local.tm_hour), Int(local.tm_min))
}

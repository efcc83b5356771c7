extension Pace {
    /// Checks what the types of the fields leave open: counts that rise, moments that do not go back, nothing below zero.
    ///
    /// What the report computes of them, differences and quotients, is then within the range of its numbers.
    /// - Throws: ``ManifestError``, which names the place in the record.
    func check() throws(ManifestError) {
        guard completed.count == seconds.count, completed.count > 1 else {
            throw ManifestError(
                reason: "expected as many moments as counts and two at least, found \(seconds.count) and "
                    + "\(completed.count) (at pace.seconds)")
        }
        guard let first = completed.first, first >= 0, let last = completed.last,
            zip(completed, completed.dropFirst()).allSatisfy(<)
        else {
            throw ManifestError(
                reason: "expected counts that rise from 0 on, found \(completed.prefix(60)) (at pace.completed)")
        }
        guard seconds.first == 0, seconds.allSatisfy(Self.isDuration), zip(seconds, seconds.dropFirst()).allSatisfy(<=)
        else {
            throw ManifestError(
                reason: "expected seconds from 0 to \(Manifest.secondsLimit) that do not go back, found "
                    + "\(seconds.prefix(60)) (at pace.seconds)")
        }
        for (time, name) in [(median, "median"), (longest, "longest")] where !Self.isDuration(time) {
            throw ManifestError(
                reason: "expected seconds from 0 to \(Manifest.secondsLimit), found \(time) (at pace.\(name))")
        }
        guard (0..<last).contains(slowest) else {
            throw ManifestError(
                reason: "expected one of the first \(last) \(quoted(unit)), found \(slowest) (at pace.slowest)")
        }
        for (count, least, name) in [(samples, 0, "samples"), (operations, 0, "operations"), (threads, 1, "threads")]
        where count < least {
            throw ManifestError(reason: "expected \(least) or more, found \(count) (at pace.\(name))")
        }
        if let peak, !peak.isFinite || peak < 0 {
            throw ManifestError(reason: "expected a number from 0 on, found \(peak) (at pace.peak)")
        }
    }

    private static func isDuration(_ seconds: Double) -> Bool { (0...Manifest.secondsLimit).contains(seconds) }
}

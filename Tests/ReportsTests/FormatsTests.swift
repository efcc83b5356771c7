import Foundation
import Reports
import Testing

@Suite("Formats")
struct FormatsTests {
    @Test("numbers have a point, commas between thousands and a true minus sign")
    func numbers() {
        #expect(Formats.number(1234.5678, decimals: 2) == "1,234.57")
        #expect(Formats.number(-0.5, decimals: 1) == "−0.5")
        #expect(Formats.number(0, decimals: 3) == "0.000")
        #expect(Formats.number(999_999.96, decimals: 1) == "1,000,000.0")
        #expect(Formats.count(60000) == "60,000")
        #expect(Formats.count(-999) == "−999")
    }

    @Test("a number too small for its decimals is not shown as zero")
    func smallNumbers() {
        #expect(Formats.number(0.0000123, decimals: 3) == "1.2 × 10⁻⁵")
        #expect(Formats.number(-0.0000123, decimals: 3) == "−1.2 × 10⁻⁵")
    }

    @Test("what is not a number is said in words")
    func nonFiniteNumbers() {
        #expect(Formats.number(.nan, decimals: 2) == "not a number")
        #expect(Formats.share(-.infinity, decimals: 2) == "−infinity")
        #expect(Formats.seconds(.infinity) == "infinity s")
    }

    @Test("shares are percentages")
    func shares() {
        #expect(Formats.share(0.9658, decimals: 2) == "96.58%")
        #expect(Formats.share(1, decimals: 0) == "100%")
    }

    @Test(
        "durations carry into the next unit and never show sixty of the smaller one",
        arguments: [
            (0.0004, "0.4 ms"), (0.35, "350 ms"), (0.9999, "1.0 s"), (59.94, "59.9 s"), (59.96, "1 min 0 s"),
            (72, "1 min 12 s"),
            (3599.6, "1 h 0 min"), (7379, "2 h 3 min"), (0, "0.0 ms"),
        ])
    func durations(seconds: Double, text: String) {
        #expect(Formats.seconds(seconds) == text)
    }

    @Test(
        "sizes carry into the next unit",
        arguments: [
            (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (999_949, "999.9 kB"), (999_950, "1.0 MB"),
            (47_040_016, "47.0 MB"),
        ])
    func sizes(bytes: Int, text: String) {
        #expect(Formats.bytes(bytes) == text)
    }

    @Test("moments are written to the second in Coordinated Universal Time")
    func moments() {
        let moment = Date(timeIntervalSince1970: 1_000_000_000.9)
        #expect(Formats.moment(moment) == "2001-09-09 01:46:40 UTC")
        #expect(Formats.isoMoment(moment) == "2001-09-09T01:46:40Z")
    }
}

import Charts
import Foundation
import Testing

@Suite("Ticks")
struct TickTests {
    static let ranges: [ClosedRange<Double>] = [
        0...0.96, 0...938, -1...1, 0.003...0.07, 12_345...67_890, 1e-7...5e-7, 2e9...7e9, -3e-4...2e-4, 99.98...100.03,
    ]

    /// The labels on the vertical axis from the bottom up: those whose right edges are aligned.
    private func labels(_ axis: Axis, height: Double = 360) throws -> [String] {
        let empty = LineChart(title: "", x: Axis(""), y: axis, series: [])
        let placed = try texts(of: empty, size: Size(400, height)).filter { $0.text != "no data" }
        let lowest = placed.map(\.box.top).max() ?? 0
        return placed.filter { $0.box.top < lowest - 3 }.sorted { $0.box.top > $1.box.top }.map(\.text)
    }

    /// The number that a label states.
    private func number(_ label: String) throws -> Double {
        let plain = label.map { "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".firstIndex(of: $0) == nil ? $0 : Self.plainDigits[$0] ?? $0 }
        let text = String(plain).replacing("\u{2212}", with: "-").replacing(",", with: "").replacing("×10", with: "e")
        return try #require(Double(text))
    }

    private static let plainDigits: [Character: Character] = [
        "⁻": "-", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
    ]

    @Test("Ticks lie at multiples of 1, 2 or 5 times a power of ten, inside the limits", arguments: ranges)
    func ticksAreRound(limits: ClosedRange<Double>) throws {
        let values = try labels(Axis("", limits: limits)).map(number)
        try #require(values.count >= 3 && values.count <= 14)
        let step = values[1] - values[0]
        let factor = step / pow(10, (log10(step) + 1e-6).rounded(.down))
        #expect([1, 2, 5].contains { abs(factor - $0) < 1e-3 }, "step \(step)")
        for (index, value) in values.enumerated() {
            #expect(abs(value - values[0] - Double(index) * step) < 1e-3 * step)
            #expect(abs(value / step - (value / step).rounded()) < 1e-3)
            #expect(
                limits.contains(value) || abs(value - limits.lowerBound) < 1e-9 || abs(value - limits.upperBound) < 1e-9
            )
        }
    }

    @Test("Labels print exact decimals, thousands apart and powers of ten")
    func labelsAreExact() throws {
        #expect(try labels(Axis("", limits: 0...1), height: 260) == ["0", "0.2", "0.4", "0.6", "0.8", "1.0"])
        #expect(try labels(Axis("", limits: -2...2), height: 180) == ["−2", "−1", "0", "1", "2"])
        #expect(try labels(Axis("", limits: 0...20_000), height: 180) == ["0", "5000", "10,000", "15,000", "20,000"])
        #expect(
            try labels(Axis("", limits: 0...2e-6), height: 180) == [
                "0", "0.5×10⁻⁶", "1.0×10⁻⁶", "1.5×10⁻⁶", "2.0×10⁻⁶",
            ])
    }

    @Test("A logarithmic axis has ticks at 1, 2 and 5, or at powers of ten where there are many")
    func logarithmicTicksAreRound() throws {
        #expect(try labels(Axis("", scale: .logarithmic, limits: 0.05...2)) == ["0.05", "0.1", "0.2", "0.5", "1", "2"])
        #expect(
            try labels(Axis("", scale: .logarithmic, limits: 1e-6...1), height: 260) == [
                "10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰",
            ])
    }

    @Test("An axis of whole numbers has no ticks between them")
    func wholeNumbersStayWhole() throws {
        let placed = try texts(of: lineChart(x: [0, 1, 2], y: [0.1, 0.2, 0.3]), size: Size(720, 240)).map(\.text)
        #expect(placed.contains("1") && placed.contains("2") && !placed.contains("0.5") && !placed.contains("1.5"))
    }
}

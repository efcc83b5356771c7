import Charts
import Foundation

/// What the units of a network hold, step by step, under a name: a heat map and the rows of its table.
struct NamedMap {
    /// What it is: "forget gate f".
    let name: String
    /// A list of units for each step.
    let values: [[Float]]
    /// How values become colours.
    let colouring: HeatMap.Colouring
    /// The values at the ends of the colour scale; taken from the values if absent.
    let limits: ClosedRange<Double>?

    /// A state of either sign, drawn between `limits` if there are any.
    static func state(_ name: String, _ values: [[Float]], limits: ClosedRange<Double>? = nil) -> NamedMap {
        NamedMap(name: name, values: values, colouring: .diverging, limits: limits)
    }

    /// A gate, which is from 0 to 1.
    static func gate(_ name: String, _ values: [[Float]]) -> NamedMap {
        NamedMap(name: name, values: values, colouring: .sequential, limits: 0...1)
    }

    /// Whether it is a gate.
    var isGate: Bool { colouring == .sequential }

    /// The mean of all values; 0 when there are none.
    var mean: Double {
        let all = values.joined()
        return all.isEmpty ? 0 : all.reduce(0) { $0 + Double($1) } / Double(all.count)
    }

    /// The least and the greatest value; 0 and 0 when there are none.
    var reach: (least: Float, greatest: Float) { (values.joined().min() ?? 0, values.joined().max() ?? 0) }

    /// The same with the first units alone.
    func prefix(_ unitCount: Int) -> NamedMap {
        NamedMap(name: name, values: values.map { Array($0.prefix(unitCount)) }, colouring: colouring, limits: limits)
    }

    /// The values of a step as the cells of a table.
    static func cells(_ units: [Float]) -> [String] { units.map { String(format: "%.3f", $0) } }
}

extension [NamedMap] {
    /// The number of numbers that one figure may show: they all stand in its table, and the table in the page.
    private static var largestTable: Int { 22_000 }

    /// The number of units.
    var unitCount: Int { first?.values.first?.count ?? 0 }

    /// The same with so many of the first units that their table stays small.
    var shown: [NamedMap] {
        let perUnit = map(\.values.count).reduce(0, +)
        let count = Swift.max(1, Self.largestTable / Swift.max(1, perUnit))
        return count < unitCount ? map { $0.prefix(count) } : self
    }

    /// A sentence that says which units are left out, led by a space; empty when all are there.
    func omission(of all: [NamedMap]) -> String {
        unitCount == all.unitCount ? "" : " Of the \(all.unitCount) units the first \(unitCount) are shown."
    }
}

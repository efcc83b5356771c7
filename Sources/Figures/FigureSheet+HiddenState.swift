import Charts
import Datasets
import Evaluations
import Foundation
public import Recordings

extension FigureSheet {
    /// Draws what a trained network held while it read the last ten segments of its signal, as `hidden-state.png`: its
    /// hidden state and, where there is one, its cell state.
    ///
    /// - Parameters:
    ///   - states: What it held at each point of these segments.
    ///   - trained: The signal, and what the network predicted.
    /// - Throws: `RecordingError.otherSignal` when the states are not those of the signal, and what
    ///   ``draw(_:as:title:size:caption:alternativeText:data:)`` throws.
    public mutating func drawHiddenState(_ states: StateRecording, of trained: SignalRecording) throws {
        let last = trained.suffix(StateRecording.largestSegmentCount)
        let counts = last.segments.map(\.count)
        let stepCount = counts.reduce(0, +)
        guard states.stepCount == stepCount else { throw RecordingError.otherSignal }
        let all =
            [NamedMap.state("hidden state", states.hiddenUnits)]
            + (states.cellUnits.map { [NamedMap.state("cell state", $0)] } ?? [])
        let maps = all.shown
        let borders = counts.indices.dropFirst().map { counts[..<$0].reduce(0, +) }
        let first = trained.segments.map(\.count).reduce(0, +) - stepCount + 1
        let panels = maps.map { map in
            ChartRow.Panel(
                HeatMap(
                    title: maps.count > 1 ? map.name : "", rows: .init("unit"),
                    columns: .init("time step", first: first), values: map.values.transposed, colouring: map.colouring,
                    limits: map.limits, valueTitle: maps.count > 1 ? "" : map.name, dividers: borders))
        }
        let finding = finding(in: all, of: last)
        try draw(
            ChartRow(title: title(of: last, hasCell: maps.count > 1), panels: panels), as: "hidden-state.png",
            size: Size(864, 400),
            caption: caption(for: last, hasCell: maps.count > 1) + " " + finding + maps.omission(of: all),
            alternativeText: finding, data: table(of: maps, over: last, from: first))
    }

    private func title(of signal: SignalRecording, hasCell: Bool) -> String {
        let state = hasCell ? "The two states" : "The hidden state"
        return signal.frames.count == 1
            ? "\(state) over the signal" : "\(state) over the last \(signal.frames.count) segments"
    }

    private func caption(for signal: SignalRecording, hasCell: Bool) -> String {
        "What the trained network holds while it reads: each row is a unit, each column a time step, orange above zero and "
            + "blue below."
            + (signal.frames.count > 1 ? " Thin lines part the segments; the state goes on from one to the next." : "")
            + (hasCell
                ? " The cell state is what the gates keep; the hidden state is the part of it that the output layer sees."
                : " The output layer makes each answer from one column.")
    }

    /// Which unit goes with the target most closely, between which values all lie, and how many are restless.
    private func finding(in maps: [NamedMap], of signal: SignalRecording) -> String {
        let units = (maps.first?.values ?? []).transposed.map { $0.map { Float($0) } }
        guard units.contains(where: { !$0.isConstant }) else { return "No unit changes." }
        let reaches = maps.map { map in
            String(format: "the %@ lies between %.2f and %.2f", map.name, map.reach.least, map.reach.greatest)
        }
        let restless = units.count { $0.changesSignMostly }
        return closestUnit(to: signal.segments.flatMap(\.cosines), among: units) + "; "
            + reaches.joined(separator: ", ") + "."
            + (restless > 0 ? " \(restless) of \(units.count) units change their sign at most of the steps." : "")
    }

    private func closestUnit(to target: [Float], among units: [[Float]]) -> String {
        guard !target.isConstant else { return "The target does not change, so that no unit can go with it" }
        let correlations = units.enumerated().compactMap { unit, values in
            correlation(values, target).map { (unit: unit, value: $0) }
        }
        guard let best = correlations.max(by: { abs($0.value) < abs($1.value) }) else {
            return "No unit goes with the target"
        }
        return String(format: "Unit %d goes with the target most closely (correlation %.2f)", best.unit, best.value)
    }

    private func table(of maps: [NamedMap], over signal: SignalRecording, from first: Int) -> [[String]] {
        let times = signal.segments.flatMap(\.times)
        let names = maps.flatMap { map in (0..<maps.unitCount).map { "\(map.name), unit \($0)" } }
        return [["time step", "time (rad)"] + names]
            + times.indices.map { index in
                ["\(first + index)", String(format: "%.3f", times[index])]
                    + maps.flatMap { NamedMap.cells($0.values[index]) }
            }
    }
}

extension [[Float]] {
    /// Columns as rows, in double precision.
    var transposed: [[Double]] { (first ?? []).indices.map { column in map { Double($0[column]) } } }
}

extension [Float] {
    /// Whether all numbers are the same.
    fileprivate var isConstant: Bool { allSatisfy { $0 == first } }

    /// Whether the sign changes from one number to the next more often than not.
    fileprivate var changesSignMostly: Bool {
        let changes = zip(self, dropFirst()).count { $0 * $1 < 0 }
        return 2 * changes > count
    }
}

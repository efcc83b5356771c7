import Charts
import Foundation
import Recordings

extension FigureSheet {
    /// Draws gates, cell state and hidden state while an image is read; a map for each, steps from the top.
    mutating func drawStates(of digit: DigitReading, as file: String) throws {
        let all = digit.maps
        let shown = all.map(\.maps).flatMap { $0 }.shown
        let chart = ChartRow(
            title: "Inside the network while it reads \(digit.digit)",
            panels: shown.map { ChartRow.Panel($0.chart(of: digit)) }, columnCount: all.map(\.maps.count).max())
        let finding = digit.stateFinding
        try draw(
            chart, as: file, size: Size(864, 30 + 300 * Double(all.count)),
            caption:
                "Each map has a line for each \(digit.step) of the image, from the top, and a column for each unit. "
                + all.map(\.explanation).joined(separator: " ") + " " + finding
                + shown.omission(of: all.flatMap(\.maps)), alternativeText: finding,
            data: [["what", digit.step] + (0..<shown.unitCount).map { "unit \($0)" }]
                + shown.flatMap { map in
                    map.values.enumerated().map { step, units in [map.name, "\(step + 1)"] + NamedMap.cells(units) }
                })
    }
}

extension NamedMap {
    fileprivate func chart(of digit: DigitReading) -> HeatMap {
        HeatMap(
            title: name, rows: .init(digit.step, first: 1), columns: .init("unit"),
            values: values.map { $0.map(Double.init) }, colouring: colouring, limits: limits)
    }
}

extension DigitReading {
    /// Maps that stand side by side, and what they are.
    fileprivate struct MapRow {
        let maps: [NamedMap]
        let explanation: String
    }

    /// The gates above, the states below; only the state where there are no gates.
    fileprivate var maps: [MapRow] {
        let hidden = NamedMap.state("hidden state h", reading.hidden, limits: -1...1)
        let gates = reading.gates
        switch gates.count {
        case 4:
            let cell = reading.cell.map { [NamedMap.state("cell state c", $0)] } ?? []
            return [
                MapRow(
                    maps: [
                        .gate("input gate i", gates[0]), .gate("forget gate f", gates[1]),
                        .gate("output gate o", gates[3]),
                    ],
                    explanation:
                        "Above the gates, white where they are shut and dark where they are open: the input gate lets the "
                        + "candidate into the cell, the forget gate keeps what the cell held, the output gate shows the "
                        + "cell."),
                MapRow(
                    maps: [.state("candidate g", gates[2], limits: -1...1)] + cell + [hidden],
                    explanation:
                        "Below the candidate, the cell state and the hidden state, orange above zero and blue below."),
            ]
        case 3:
            return [
                MapRow(
                    maps: [.gate("reset gate r", gates[0]), .gate("update gate z", gates[1])],
                    explanation:
                        "Above the gates, white where they are shut and dark where they are open: the reset gate lets the "
                        + "candidate see the state before, the update gate keeps that state."),
                MapRow(
                    maps: [.state("candidate n", gates[2], limits: -1...1), hidden],
                    explanation: "Below the candidate and the hidden state, orange above zero and blue below."),
            ]
        default:
            return [
                MapRow(maps: [hidden], explanation: "A plain network has no gates: orange is above zero, blue below.")
            ]
        }
    }

    /// How far the gates are open on average, and between which values the states lie.
    fileprivate var stateFinding: String {
        let all = maps.flatMap(\.maps)
        let gates = all.filter { $0.isGate }.map { String(format: "%@ %.2f", $0.name, $0.mean) }
        let states = all.filter { !$0.isGate }.map { map in
            String(format: "%@ from %.2f to %.2f", map.name, map.reach.least, map.reach.greatest)
        }
        return (gates.isEmpty ? "" : "Mean opening over all units and \(step)s: \(gates.joined(separator: ", ")). ")
            + "Least and greatest values: \(states.joined(separator: ", "))."
    }
}

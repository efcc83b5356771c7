/// A chart whose legend may stand elsewhere: once above several charts that share it.
protocol LegendBearing: Chart {
    /// The names of the things in the chart.
    var legend: [LegendEntry] { get }

    /// Draws the chart with the given legend, which may be empty, inside `area`.
    /// - Throws: ``ChartError``
    func draw(on canvas: Canvas, in area: Rectangle, legend: [LegendEntry]) throws
}

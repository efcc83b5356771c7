// Which labels an axis has room for.
extension PlotFrame {
    private static let heightPerLabel = 26.0
    private static let widthPerLabel = 52.0
    private static let labelGap = 10.0
    private static let categoryGap = 3.0
    private static let largestGutter = 0.35

    /// The labels beside a plot of a given height.
    static func labels(of labels: Side.Labels, height: Double, in area: Rectangle, on canvas: Canvas) -> [Label] {
        switch labels {
        case .numbers(let scale):
            let count = max(Int(height / heightPerLabel), 2)
            return scale.ticks(atMost: count).map { Label(place: $0.place, block: canvas.block($0.label, Theme.tick)) }
        case .categories(let names):
            let slot = height / Double(max(names.count, 1))
            let blocks = names.map { canvas.block($0, Theme.tick, width: area.width * largestGutter) }
            let step = stepLeavingRoom(for: blocks.map { $0.size.height - categoryGap }, slot: slot)
            return stride(from: 0, to: names.count, by: step).map { index in
                Label(place: 1 - (Double(index) + 0.5) / Double(names.count), block: blocks[index])
            }
        }
    }

    /// The labels below a plot that begins at `left`, and where it must end so that the last of them stays in the area.
    static func labels(
        of labels: Side.Labels, from left: Double, in area: Rectangle, on canvas: Canvas
    ) -> (labels: [Label], right: Double) {
        switch labels {
        case .categories(let names): (categoryLabels(names, width: area.right - left, on: canvas), area.right)
        case .numbers(let scale): numberLabels(scale, from: left, in: area, on: canvas)
        }
    }

    private static func numberLabels(
        _ scale: AxisScale, from left: Double, in area: Rectangle, on canvas: Canvas
    ) -> (labels: [Label], right: Double) {
        var right = area.right
        var labels = numberLabels(scale, width: right - left, on: canvas)
        if let last = labels.last {
            let reach = last.block.size.width / 2
            right = min(right, left + (area.right - reach - left) / max(last.place, 0.5))
            labels = numberLabels(scale, width: right - left, on: canvas)
        }
        let inside = labels.filter { label in
            let (middle, reach) = (left + label.place * (right - left), label.block.size.width / 2)
            return middle - reach >= area.left && middle + reach <= area.right + 1e-9
        }
        return (inside, right)
    }

    private static func numberLabels(_ scale: AxisScale, width: Double, on canvas: Canvas) -> [Label] {
        func measured(_ ticks: [Tick]) -> [Label] {
            ticks.map { Label(place: $0.place, block: canvas.block($0.label, Theme.tick)) }
        }
        let ticks = scale.ticks(atMost: max(Int(width / widthPerLabel), 2)) { ticks in
            let labels = measured(ticks)
            return zip(labels, labels.dropFirst()).allSatisfy { left, right in
                (right.place - left.place) * width >= (left.block.size.width + right.block.size.width) / 2 + labelGap
            }
        }
        return measured(ticks)
    }

    /// The names in their slots, wrapped where they are wide, and thinned out where slots are too narrow for that.
    private static func categoryLabels(_ names: [String], width: Double, on canvas: Canvas) -> [Label] {
        let slot = width / Double(max(names.count, 1))
        let widths = names.map { canvas.block($0, Theme.tick).size.width }
        let wraps = (widths.max() ?? 0) + categoryGap > slot && slot >= widthPerLabel
        let step = wraps ? 1 : stepLeavingRoom(for: widths, slot: slot)
        return stride(from: 0, to: names.count, by: step).map { index in
            let block = canvas.block(
                names[index], Theme.tick, width: wraps ? slot - Theme.gap : width, alignment: .center)
            return Label(place: (Double(index) + 0.5) / Double(names.count), block: block)
        }
    }

    /// Of which number of labels one can be shown if each is wide as stated and has a slot.
    private static func stepLeavingRoom(for extents: [Double], slot: Double) -> Int {
        max(Int((((extents.max() ?? 0) + categoryGap) / slot).rounded(.up)), 1)
    }
}

extension [PlotFrame.Label] {
    var largestWidth: Double { map(\.block.size.width).max() ?? 0 }
    var largestHeight: Double { map(\.block.size.height).max() ?? 0 }
}

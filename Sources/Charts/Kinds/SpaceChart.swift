/// Labelled points in three dimensions, each its label in a coloured box; nearer ones cover farther ones.
///
/// The axes stand at the silhouette of the cube around the data, wherever the viewer is; one that is seen end-on has no
/// labels.
///
/// ```swift
/// let chart = SpaceChart(
///     title: "Codes of ten digits", x: Axis("first number"), y: Axis("second number"), z: Axis("third number"),
///     items: (0...9).map { digit in
///         let angle = Double(digit) * 1.6
///         return SpaceChart.Item(
///             x: 4 * cos(angle), y: 3 + 4 * sin(angle), z: Double(digit) / 3, label: String(digit), digit: digit)
///     })
/// ```
public struct SpaceChart: Chart, Equatable {
    /// A point with its label.
    public struct Item: Equatable, Sendable {
        /// The value on the first axis of the floor.
        public var x: Double
        /// The value on the second axis of the floor.
        public var y: Double
        /// The value on the vertical axis.
        public var z: Double
        /// What is written at the point.
        public var label: String
        /// The digit, 0 to 9, that decides the box's colour.
        public var digit: Int

        /// A labelled point.
        /// - Parameters:
        ///   - x: The value on the first axis of the floor.
        ///   - y: The value on the second axis of the floor.
        ///   - z: The value on the vertical axis.
        ///   - label: What is written at the point.
        ///   - digit: The digit, 0 to 9, that decides the box's colour in ``Rainbow``.
        public init(x: Double, y: Double, z: Double, label: String, digit: Int) {
            self.x = x
            self.y = y
            self.z = z
            self.label = label
            self.digit = digit
        }
    }

    /// The headline.
    public var title: String
    /// The first axis of the floor.
    public var x: Axis
    /// The second axis of the floor.
    public var y: Axis
    /// The vertical axis.
    public var z: Axis
    /// The points.
    public var items: [Item]
    /// Where the viewer stands.
    public var viewpoint: Viewpoint

    /// A chart of labelled points in three dimensions.
    ///
    /// An axis without limits runs from the smallest to the largest of its values.
    /// - Parameters:
    ///   - title: The headline.
    ///   - x: The first axis of the floor.
    ///   - y: The second axis of the floor.
    ///   - z: The vertical axis.
    ///   - items: The points; those that are not finite or outside the limits are left out and their number is stated in
    ///     the picture.
    ///   - viewpoint: Where the viewer stands.
    public init(title: String, x: Axis, y: Axis, z: Axis, items: [Item], viewpoint: Viewpoint = Viewpoint()) {
        self.title = title
        self.x = x
        self.y = y
        self.z = z
        self.items = items
        self.viewpoint = viewpoint
    }

    /// Draws the chart with all of its labels inside `area`.
    public func draw(on canvas: Canvas, in area: Rectangle) throws {
        let scales = scales
        let tags = tags(on: scales, canvas: canvas)
        let header = Header(title, note: note(shownCount: tags.count), in: area, on: canvas)
        let frame = try CubeFrame(
            title: title, axes: [x, y, z], scales: scales, viewpoint: viewpoint, tags: tags, in: header.rest,
            on: canvas)
        header.draw(on: canvas)
        frame.draw(on: canvas)
        for tag in tags.sorted(by: { $0.nearness < $1.nearness }) { tag.draw(in: frame.perspective, on: canvas) }
        if tags.isEmpty { frame.drawEmptiness(on: canvas) }
    }

    private var scales: [AxisScale] {
        let drawable = items.filter { item in
            zip([x, y, z], item.values).allSatisfy { AxisScale.isDrawable($1, $0.scale) }
        }
        return [x, y, z].enumerated().map { number, axis in
            AxisScale(axis, values: drawable.map { $0.values[number] }, padding: 0)
        }
    }

    private func tags(on scales: [AxisScale], canvas: Canvas) -> [SpaceTag] {
        let perspective = Perspective(viewpoint)
        return items.compactMap { item in
            let shares = zip(scales, item.values).compactMap { $0.place(of: $1) }
            guard shares.count == 3, shares.allSatisfy({ (-1e-9...1 + 1e-9).contains($0) }) else { return nil }
            return SpaceTag(
                item.label, at: SIMD3(shares[0], shares[1], shares[2]), colour: Rainbow.colour(ofDigit: item.digit),
                seenIn: perspective, on: canvas)
        }
    }

    /// Says how many points are left out; nil if none.
    private func note(shownCount: Int) -> String? {
        guard shownCount < items.count else { return nil }
        return "\(grouped(String(items.count - shownCount))) of \(grouped(String(items.count))) points are not shown: "
            + "they are not finite or outside the limits"
    }
}

extension SpaceChart.Item {
    fileprivate var values: [Double] { [x, y, z] }
}

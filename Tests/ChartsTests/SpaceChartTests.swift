import Charts
import Foundation
import Testing

@Suite("Charts in three dimensions")
struct SpaceChartTests {
    private static let size = Size(360, 300)
    private static let whole = Rectangle(left: 0, top: 0, right: 360, bottom: 300)
    private static let viewpoints = [
        (-60, 30), (30, 20), (120, 45), (-150, 60), (-60, -30), (75, -70), (-60, 0), (0, 30), (0, 0), (-90, 90),
        (10, 85), (200, 10), (-45, 120), (400, 3),
    ].map { Viewpoint(azimuth: $0, elevation: $1) }

    private func chart(
        _ items: [SpaceChart.Item], limits: ClosedRange<Double>? = nil, from viewpoint: Viewpoint
    ) -> SpaceChart {
        let axis = Axis("", limits: limits)
        return SpaceChart(title: "", x: axis, y: axis, z: axis, items: items, viewpoint: viewpoint)
    }

    private func item(_ x: Double, _ y: Double, _ z: Double, _ label: String, digit: Int = 0) -> SpaceChart.Item {
        SpaceChart.Item(x: x, y: y, z: z, label: label, digit: digit)
    }

    private func box(of label: String, in placed: [Canvas.PlacedText]) throws -> Rectangle {
        try #require(placed.first { $0.text == label }).box
    }

    private func middle(of box: Rectangle) -> Point {
        Point((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    }

    /// The distance between the middles of two labels in the picture.
    private func distance(_ one: String, _ other: String, in placed: [Canvas.PlacedText]) throws -> Double {
        let (one, other) = try (middle(of: box(of: one, in: placed)), middle(of: box(of: other, in: placed)))
        return hypot(one.x - other.x, one.y - other.y)
    }

    /// Boxes at the eight corners of the cube: "o" where all axes start, "x", "y" and "z" where one of them ends.
    private var corners: [SpaceChart.Item] {
        zip(["o", "x", "y", "p", "z", "q", "r", "s"], 0..<8).map { label, number in
            item(0.9 * Double(number & 1), 0.9 * Double(number >> 1 & 1), 0.9 * Double(number >> 2), label)
        }
    }
}

extension SpaceChartTests {
    @Test("Nearer boxes cover farther ones, in whatever order they come", arguments: [false, true])
    func nearerCoversFarther(isReversed: Bool) throws {
        // Seen along x, the two points stand behind each other in the middle of the picture.
        let items = [item(0, 0.5, 0.5, "far", digit: 3), item(1, 0.5, 0.5, "near", digit: 9)]
        let chart = chart(
            isReversed ? items.reversed() : items, limits: 0...1, from: Viewpoint(azimuth: 0, elevation: 0))
        let picture = try pixels(of: chart, size: Self.size)
        let columns = 0..<picture.width
        #expect(picture.count(of: Rainbow.colour(ofDigit: 9), columns: columns) > 200)
        #expect(picture.count(of: Rainbow.colour(ofDigit: 3), columns: columns) == 0)
        let placed = try texts(of: chart, size: Self.size).map(\.text).filter { ["far", "near"].contains($0) }
        #expect(placed == ["far", "near"])
    }

    @Test("A nearer edge is longer than a farther one, and a nearer label larger")
    func nearerIsLarger() throws {
        let placed = try texts(of: chart(corners, from: Viewpoint(azimuth: -90, elevation: 20)), size: Self.size)
        let (near, far) = try (distance("o", "x", in: placed), distance("y", "p", in: placed))
        #expect(near > 1.15 * far && near < 1.5 * far)
        #expect(try box(of: "o", in: placed).height > box(of: "y", in: placed).height)
    }

    @Test("From the standard viewpoint x runs to the right, y away and z up, as in matplotlib")
    func standardViewpoint() throws {
        let placed = try texts(of: chart(corners, from: Viewpoint()), size: Self.size)
        let (origin, x) = try (box(of: "o", in: placed), box(of: "x", in: placed))
        let (y, z) = try (box(of: "y", in: placed), box(of: "z", in: placed))
        #expect(x.left > origin.right && x.top > origin.bottom)
        #expect(y.left > origin.right && y.bottom < origin.top && y.height < origin.height)
        #expect(abs(z.left - origin.left) < 20 && z.bottom < origin.top)
    }

    @Test("An axis runs exactly from the smallest to the largest of the values", arguments: viewpoints)
    func limitsAreTheDatas(viewpoint: Viewpoint) throws {
        let values = [-3.7, 0.2, 8.9]
        let automatic = chart(values.map { item($0, 2 * $0, 3 * $0, "p") }, from: viewpoint)
        var explicit = automatic
        explicit.x.limits = -3.7...8.9
        explicit.y.limits = -7.4...(2 * 8.9)
        explicit.z.limits = (3 * -3.7)...(3 * 8.9)
        #expect(try automatic.png(size: Self.size, digest: "") == explicit.png(size: Self.size, digest: ""))
    }

    @Test("Axis labels stay inside the picture, apart from each other and from the points", arguments: viewpoints)
    func axisLabelsStandApart(viewpoint: Viewpoint) throws {
        var chart = chart(corners, from: viewpoint)
        (chart.title, chart.x.title, chart.y.title, chart.z.title) = ("The cube", "first", "second number", "third")
        let placed = try texts(of: chart, size: Self.size)
        let points = placed.filter { text in corners.contains { $0.label == text.text } }
        let labels = placed.filter { !points.contains($0) }
        #expect(points.count == 8 && labels.count >= 7)
        for text in placed { #expect(Self.whole.contains(text.box), "\(text.text) leaves the picture") }
        for (index, label) in labels.enumerated() {
            for other in labels[(index + 1)...] + points {
                #expect(!label.box.overlaps(other.box), "\(label.text) overlaps \(other.text)")
            }
        }
    }

    @Test("No axis label stands on the cube", arguments: viewpoints)
    func axisLabelsStandBesideTheCube(viewpoint: Viewpoint) throws {
        var chart = chart(corners, from: viewpoint)
        (chart.x.title, chart.y.title, chart.z.title) = ("first", "second number", "third")
        let placed = try texts(of: chart, size: Self.size)
        let names = Set(corners.map(\.label))
        let cube = placed.filter { names.contains($0.text) }.map { middle(of: $0.box) }
        for label in placed where !names.contains(label.text) {
            let ends = [label.box.left, label.box.right].flatMap { x in
                [label.box.top, label.box.bottom].map { Point(x, $0) }
            }
            // A line through two corners has the whole cube on one side and the label on the other.
            let isApart = cube.contains { one in
                cube.contains { other in
                    func side(_ point: Point) -> Double {
                        (other.x - one.x) * (point.y - one.y) - (other.y - one.y) * (point.x - one.x)
                    }
                    return cube.allSatisfy { side($0) > -1 } && ends.allSatisfy { side($0) < 0 }
                }
            }
            #expect(isApart, "\(label.text) stands on the cube")
        }
    }

    @Test("All three axes carry a title and ticks unless one is seen end-on", arguments: viewpoints.prefix(8))
    func axesAreTitled(viewpoint: Viewpoint) throws {
        var chart = chart(corners, from: viewpoint)
        (chart.x.title, chart.y.title, chart.z.title) = ("first", "second", "third")
        let all = try texts(of: chart, size: Self.size).map(\.text)
        #expect(Set(all).isSuperset(of: ["first", "second", "third"]))
        #expect(all.count { Double($0) != nil } >= 6)
    }

    @Test("Every label is at least eight points high and legible on its box")
    func labelsAreLegible() throws {
        let placed = try texts(of: chart(corners, from: Viewpoint()), size: Size(260, 200))
        // A line is taller than its letters by the room above and below them.
        for text in placed { #expect(text.box.height >= 8 * 1.16 - 0.5) }
        for colour in Rainbow.colours { #expect(Theme.legibleColour(on: colour).contrast(with: colour) >= 4.5) }
    }

    @Test("A point that is not finite or outside the limits is left out and counted")
    func pointsAreLeftOut() throws {
        let items = [item(0, 0, 0, "a"), item(1, 1, 1, "b"), item(.nan, 0, 0, "c"), item(0, .infinity, 0, "d")]
        let left = try texts(
            of: chart(items + [item(0, 0, 2, "e")], limits: 0...1, from: Viewpoint()), size: Size(600, 300))
        #expect(left.contains { $0.text.hasPrefix("3 of 5 points are not shown") })
        #expect(left.map(\.text).filter { "abcde".contains($0) }.sorted() == ["a", "b"])
        let all = try texts(of: chart(Array(items.prefix(2)), from: Viewpoint()), size: Self.size)
        #expect(!all.contains { $0.text.contains("not shown") })
    }

    @Test(
        "A single point and equal values stand in the middle of axes with ticks",
        arguments: [0, 1, -3, 1e-12, 1e12, 1e300, -1e300])
    func equalValues(value: Double) throws {
        let single = try texts(of: chart([item(value, value, value, "p")], from: Viewpoint()), size: Self.size)
        #expect(single.contains { $0.text == "p" } && single.count >= 4)
        let flat = chart([item(0, value, -1e300, "p"), item(1, value, 1e300, "q")], from: Viewpoint())
        #expect(try texts(of: flat, size: Self.size).count >= 5)
    }

    @Test("A viewpoint that is no angle is taken as 0")
    func viewpointIsNoAngle() throws {
        let strange = chart(corners, from: Viewpoint(azimuth: .nan, elevation: .infinity))
        let straight = chart(corners, from: Viewpoint(azimuth: 0, elevation: 0))
        #expect(try strange.png(size: Self.size, digest: "") == straight.png(size: Self.size, digest: ""))
    }

    @Test("Logarithmic axes leave out what is not positive")
    func logarithmicAxis() throws {
        var chart = chart([item(1, 1, 1, "p"), item(2, 2, 1000, "q"), item(1, 1, 0, "r")], from: Viewpoint())
        chart.z.scale = .logarithmic
        let all = try texts(of: chart, size: Size(600, 300)).map(\.text)
        #expect(all.contains("p") && all.contains("q") && !all.contains("r") && all.contains("100"))
    }
}

/// A width and a height in points.
public struct Size: Equatable, Sendable, CustomStringConvertible {
    /// The width in points.
    public var width: Double
    /// The height in points.
    public var height: Double

    /// A size of so many points.
    public init(_ width: Double, _ height: Double) {
        self.width = width
        self.height = height
    }

    /// The two measures, as in "720.0 x 360.0".
    public var description: String { "\(width) x \(height)" }
}

/// A place on a canvas in points, from the upper left corner.
package struct Point: Equatable, Sendable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

// Points as directions and distances.
extension Point {
    var length: Double { dot(self).squareRoot() }
    /// The direction of length 1; nil if there is none.
    var normalized: Point? { length > 1e-9 ? Point(x / length, y / length) : nil }

    func dot(_ other: Point) -> Double { x * other.x + y * other.y }
    func vector(to other: Point) -> Point { Point(other.x - x, other.y - y) }

    func moved(by distance: Double, along direction: Point) -> Point {
        Point(x + distance * direction.x, y + distance * direction.y)
    }
}

/// A rectangle on a canvas in points, whose sides are parallel to the canvas's.
public struct Rectangle: Equatable, Sendable {
    /// The distance of the left side from the canvas's left side.
    public var left: Double
    /// The distance of the upper side from the canvas's upper side.
    public var top: Double
    /// The distance of the right side from the canvas's left side.
    public var right: Double
    /// The distance of the lower side from the canvas's upper side.
    public var bottom: Double

    /// A rectangle between four sides.
    public init(left: Double, top: Double, right: Double, bottom: Double) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    /// The rectangle whose upper left corner is `origin`.
    init(origin: Point, size: Size) {
        self.init(left: origin.x, top: origin.y, right: origin.x + size.width, bottom: origin.y + size.height)
    }

    /// The rectangle whose middle is `center`.
    init(center: Point, size: Size) {
        self.init(origin: Point(center.x - size.width / 2, center.y - size.height / 2), size: size)
    }

    /// The distance between the left and the right side.
    public var width: Double { right - left }
    /// The distance between the upper and the lower side.
    public var height: Double { bottom - top }

    var size: Size { Size(width, height) }
    var center: Point { Point((left + right) / 2, (top + bottom) / 2) }

    /// The rectangle with each side moved inwards by `distance`, or outwards if it is negative.
    public func inset(by distance: Double) -> Rectangle {
        Rectangle(left: left + distance, top: top + distance, right: right - distance, bottom: bottom - distance)
    }
}

extension Rectangle {
    /// Whether the room between the two rectangles is less than `gap` both across and down.
    func isNear(_ other: Rectangle, within gap: Size) -> Bool {
        left - gap.width < other.right && other.left - gap.width < right
            && top - gap.height < other.bottom && other.top - gap.height < bottom
    }
}

extension [Rectangle] {
    /// The smallest rectangle around all of them.
    var bounds: Rectangle {
        Rectangle(
            left: map(\.left).min() ?? 0, top: map(\.top).min() ?? 0, right: map(\.right).max() ?? 0,
            bottom: map(\.bottom).max() ?? 0)
    }
}

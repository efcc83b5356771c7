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

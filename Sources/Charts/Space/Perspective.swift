import Foundation

/// The way from places in the cube around the data to points of the picture, as a viewer at some distance sees them.
///
/// A place has a coordinate per axis, 0 at the axis's start and 1 at its end. The cube is three quarters as high as it is
/// wide, as matplotlib's.
struct Perspective {
    /// The directions in which the picture's right, its top and the viewer lie.
    private let right: SIMD3<Double>
    private let up: SIMD3<Double>
    let viewer: SIMD3<Double>
    /// How many points long an edge of the cube is that lies in its middle.
    var scale = 1.0
    /// Where the cube's middle stands in the picture.
    var origin = Point(0, 0)

    private static let proportions = SIMD3(1, 1, 0.75)
    /// From the cube's middle to the viewer, in edges of the cube.
    private static let distance = 5.0

    /// - Source: matplotlib's `proj3d`: an elevation beyond a right angle shows the cube upside down.
    init(_ viewpoint: Viewpoint) {
        let (azimuth, elevation) = (Self.radians(viewpoint.azimuth), Self.radians(viewpoint.elevation))
        right = SIMD3(-sin(azimuth), cos(azimuth), 0)
        up = SIMD3(-sin(elevation) * cos(azimuth), -sin(elevation) * sin(azimuth), cos(elevation))
        viewer = SIMD3(cos(elevation) * cos(azimuth), cos(elevation) * sin(azimuth), sin(elevation))
    }

    /// How near a place is to the viewer, 0 in the cube's middle.
    func nearness(of place: SIMD3<Double>) -> Double {
        (Self.fromMiddle(place) * viewer).sum()
    }

    /// How many times larger than in the cube's middle things appear at a place.
    func magnification(at place: SIMD3<Double>) -> Double {
        Self.distance / (Self.distance - nearness(of: place))
    }

    /// The point of the picture at which a place is seen.
    func point(of place: SIMD3<Double>) -> Point {
        let factor = scale * magnification(at: place)
        let fromMiddle = Self.fromMiddle(place)
        return Point(origin.x + factor * (fromMiddle * right).sum(), origin.y - factor * (fromMiddle * up).sum())
    }

    private static func fromMiddle(_ place: SIMD3<Double>) -> SIMD3<Double> {
        (place - 0.5) * proportions
    }

    private static func radians(_ degrees: Double) -> Double {
        degrees.isFinite ? degrees.remainder(dividingBy: 360) * .pi / 180 : 0
    }
}

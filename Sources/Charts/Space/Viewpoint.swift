/// Where the viewer of a chart in three dimensions stands.
///
/// The angles are those of matplotlib's `view_init`, and so are the ones that are taken if none are given.
public struct Viewpoint: Equatable, Sendable {
    /// The angle in degrees around the vertical axis, from the direction of x towards that of y.
    public var azimuth: Double
    /// The angle in degrees above the plane of x and y.
    public var elevation: Double

    /// A viewpoint; an angle that is not finite counts as 0.
    /// - Parameters:
    ///   - azimuth: The angle in degrees around the vertical axis, from the direction of x towards that of y.
    ///   - elevation: The angle in degrees above the plane of x and y; negative to look from below.
    public init(azimuth: Double = -60, elevation: Double = 30) {
        self.azimuth = azimuth
        self.elevation = elevation
    }
}

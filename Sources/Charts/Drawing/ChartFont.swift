/// A font family that is read from named files and from nowhere else, so that text has the same shape on every machine.
public struct ChartFont: Equatable, Sendable {
    /// The family's name inside the files.
    public let family: String
    /// The font files.
    public let paths: [String]
    /// The Debian package that installs the files.
    public let package: String

    /// A font in files of one's own.
    public init(family: String, paths: [String], package: String) {
        self.family = family
        self.paths = paths
        self.package = package
    }

    /// DejaVu Sans, upright and bold, where Debian and Ubuntu install it.
    public static let dejaVuSans = ChartFont(
        family: "DejaVu Sans",
        paths: ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map { "/usr/share/fonts/truetype/dejavu/\($0)" },
        package: "fonts-dejavu-core")
}

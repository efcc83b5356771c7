/// A named row of points that belong to one line.
public struct Series: Equatable, Sendable {
    /// How a series is drawn.
    public enum Style: Equatable, Sendable {
        case line
        /// A thin, pale line for noisy values behind a smoothed one.
        case faintLine
        case dashedLine
        /// A broad line, whose edges stay visible below another line.
        case broadLine
        case markers
        case lineAndMarkers
    }

    /// Its name in the legend.
    public var name: String
    /// The abscissas.
    public var x: [Double]
    /// The ordinates.
    public var y: [Double]
    /// What it stands for.
    public var role: Role
    /// How it is drawn.
    public var style: Style

    /// A series; a value that is not finite makes a gap in its line.
    /// - Parameters:
    ///   - name: Its name in the legend.
    ///   - x: The abscissas.
    ///   - y: The ordinates, as many as there are abscissas.
    ///   - role: What it stands for, which decides its colour.
    ///   - style: How it is drawn.
    public init(_ name: String, x: [Double], y: [Double], role: Role, style: Style = .line) {
        self.name = name
        self.x = x
        self.y = y
        self.role = role
        self.style = style
    }

    /// The series of centred means over `pointCount` neighbouring points, an even number counting as the next odd one.
    ///
    /// There are fewer points at both ends, and values that are not finite are left out.
    public func smoothed(_ name: String, over pointCount: Int, style: Style = .line) -> Series {
        let reach = max(pointCount, 1) / 2
        let means = y.indices.map { index in
            let window = y[max(index - reach, 0)...min(index + reach, y.count - 1)].filter(\.isFinite)
            return window.isEmpty ? Double.nan : window.reduce(0, +) / Double(window.count)
        }
        return Series(name, x: x, y: means, role: role, style: style)
    }
}

/// A filled band between two lines, such as the spread over seeds.
public struct Band: Equatable, Sendable {
    /// Its name in the legend.
    public var name: String
    /// The abscissas.
    public var x: [Double]
    /// The lower edge.
    public var lower: [Double]
    /// The upper edge.
    public var upper: [Double]
    /// What it stands for.
    public var role: Role

    /// A band; where one of its edges is not finite there is a gap.
    /// - Parameters:
    ///   - name: Its name in the legend.
    ///   - x: The abscissas.
    ///   - lower: The lower edge, a value for each abscissa.
    ///   - upper: The upper edge, a value for each abscissa.
    ///   - role: What it stands for, which decides its colour.
    public init(_ name: String, x: [Double], lower: [Double], upper: [Double], role: Role) {
        self.name = name
        self.x = x
        self.lower = lower
        self.upper = upper
        self.role = role
    }
}

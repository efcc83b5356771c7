/// What a mark stands for; the same role has the same colour in every chart.
public enum Role: Hashable, Sendable {
    case target, prediction, input
    case loss, accuracy
    case train, test
    case correct, wrong
    case neutral
    /// One of several things of equal rank, counted from 0; after five the colours repeat.
    case category(Int)
}

/// The visual language that all charts share: colours, letters and distances.
///
/// The colours come from Paul Tol's sets "vibrant", "muted" and "high-contrast", some shifted so that every line
/// has a contrast of at least 3:1 with the white paper and those that meet in a picture stay apart for colour-blind
/// readers.
/// - Source: Paul Tol, "Colour schemes", SRON technical note SRON/EPS/TN/09-002, issue 3.2.
public enum Theme {
    /// The background of all pictures.
    public static let paper = Colour(0xFFFFFF)
    /// The colour of text.
    public static let ink = Colour(0x1F2328)
    static let quietInk = Colour(0x57606A)
    static let axis = Colour(0x8C959F)
    static let grid = Colour(0xE4E7EB)
    static let emptyCell = Colour(0xF6F8FA)
    static let minorGrid = Colour(0xF2F4F6)
    static let paneEdge = Colour(0xCDD3D9)

    static let title = TextStyle(size: 14, isBold: true)
    static let axisTitle = TextStyle(size: 12)
    static let tick = TextStyle(size: 11, colour: quietInk)
    static let legend = TextStyle(size: 12)
    static let caption = TextStyle(size: 11)
    static let largestCell = 12.0
    static let smallestCell = 8.0

    static let margin = 12.0
    static let gap = 6.0
    static let titleGap = 8.0
    static let tickGap = 7.0
    static let lineWidth = 1.75
    static let thinLineWidth = 1.0
    static let broadLineWidth = 4.0
    static let wrongFrameWidth = 2.5
    static let pointingFrameWidth = 2.0
    static let markerRadius = 3.0
    static let faintness = 0.6
    static let bandOpacity = 0.22
    static let deepestBand = 0.55
    static let dash: [Double] = [6, 4]

    /// The smallest area in which data can still be read.
    static let smallestPlot = Size(60, 40)

    /// The colour of everything that plays `role`.
    public static func colour(_ role: Role) -> Colour {
        switch role {
        case .target: Colour(0xCC3311)
        case .prediction: Colour(0x0077BB)
        case .input: Colour(0x004488)
        case .loss: Colour(0x882255)
        case .accuracy, .correct: Colour(0x009988)
        case .train: Colour(0xC8590A)
        case .test: Colour(0x004488)
        case .wrong: Colour(0xEE3377)
        case .neutral: Colour(0x6E7781)
        case .category(let number): categories[abs(number % categories.count)]
        }
    }

    private static let categories = [0x0077BB, 0xC8590A, 0x00A391, 0x332288, 0x882255].map { Colour($0) }

    /// Black or white, whichever is read more easily on `background`; the contrast is at least 4.5:1.
    package static func legibleColour(on background: Colour) -> Colour {
        let (black, white) = (Colour(0x000000), Colour(0xFFFFFF))
        return black.contrast(with: background) >= white.contrast(with: background) ? black : white
    }

    /// The colour of a share from 0, which is paper, over blue to 1, which is nearly black.
    package static func sequentialColour(_ share: Double) -> Colour {
        ramp(share, over: Colour(0x0077BB), to: Colour(0x002E52))
    }

    /// The colour of a share from -1, the darkest blue, over 0, which is paper, to 1, the darkest orange.
    package static func divergingColour(_ share: Double) -> Colour {
        share < 0 ? sequentialColour(-share) : ramp(share, over: Colour(0xC8590A), to: Colour(0x5E2600))
    }

    private static func ramp(_ share: Double, over middle: Colour, to end: Colour) -> Colour {
        let turn = 0.65
        return share < turn
            ? paper.mixed(with: middle, share: share / turn)
            : middle.mixed(with: end, share: (share - turn) / (1 - turn))
    }
}

public import Artifacts
public import Charts
import Foundation

/// Draws the pictures of a plot stage and writes down what is to be said about each.
public struct FigureSheet {
    private let context: StageContext
    private var index = FigureIndex([])

    /// The file that holds what is to be said about the pictures.
    public static let indexOutput = StageOutput("figures.json", .table)

    /// Starts with no pictures; they will be written as outputs of the stage of `context`.
    public init(_ context: StageContext) {
        self.context = context
        context.monitor.ranOn("cairo", LibraryVersions.cairo)
        context.monitor.ranOn("pango", LibraryVersions.pango)
    }

    /// Draws a chart as the output `file`.
    ///
    /// - Parameters:
    ///   - chart: What to draw.
    ///   - file: The output's name.
    ///   - title: A few words above the picture on a page; the chart's own when there are none.
    ///   - size: The size on the page.
    ///   - caption: What it shows and how to read it.
    ///   - alternativeText: The finding, for those who cannot see it.
    ///   - data: The numbers that it shows, the first row being the headings.
    /// - Throws: `ChartError`, `FileError` when the file cannot be written.
    public mutating func draw(
        _ chart: some Chart, as file: String, title: String? = nil, size: Size, caption: String,
        alternativeText: String,
        data: [[String]]
    ) throws {
        let digest = Digest(of: Data(data.map { $0.joined(separator: ",") }.joined(separator: "\n").utf8))
        try chart.png(size: size, digest: digest.hexadecimal).save(to: context.output(file))
        index.figures.append(
            FigureIndex.Figure(
                file: file, title: title ?? chart.title, caption: caption, alternativeText: alternativeText,
                width: Int(size.width), height: Int(size.height), data: data))
    }

    /// Writes the index of the pictures.
    ///
    /// - Throws: `FileError` when it cannot be written.
    public func finish() throws {
        try index.write(to: context.output(Self.indexOutput.name))
    }

    /// The digests of the font files: they decide what every text looks like.
    ///
    /// They are read once in a process.
    ///
    /// - Throws: `ChartError` when one is missing.
    public static func surroundings() throws -> [String: String] {
        try fontDigests.get()
    }

    private static let fontDigests = Result { try digests(of: .dejaVuSans) }

    private static func digests(of font: ChartFont) throws -> [String: String] {
        var digests: [String: String] = [:]
        for path in font.paths {
            let url = URL(fileURLWithPath: path)
            guard let digest = try? Digest(ofFile: url) else {
                throw ChartError.missingFont(path: path, package: font.package)
            }
            digests["font \(url.lastPathComponent)"] = digest.hexadecimal
        }
        return digests
    }
}

import Charts
import Foundation
import Testing

@Suite("The font of the charts")
struct ChartFontTests {
    @Test("A missing font file is an error that names the file, its package and the command")
    func missingFont() {
        let path = "/nowhere/DejaVuSans.ttf"
        let font = ChartFont(family: "DejaVu Sans", paths: [path], package: "fonts-dejavu-core")
        let error = ChartError.missingFont(path: path, package: "fonts-dejavu-core")
        #expect(throws: error) { try Examples.barChart.png(size: Size(300, 200), font: font, digest: "") }
        #expect(error.description.contains(path))
        #expect(error.description.contains("apt-get install fonts-dejavu-core"))
    }

    @Test("The font's files are there to be digested")
    func filesExist() throws {
        for path in ChartFont.dejaVuSans.paths { #expect(try !Data(contentsOf: URL(filePath: path)).isEmpty) }
    }

    @Test("Text comes from the named files, whatever fonts the system has")
    func onlyNamedFilesAreUsed() throws {
        let bold = ChartFont(family: "No such family", paths: [ChartFont.dejaVuSans.paths[1]], package: "")
        let onlyBold = ChartFont(family: "DejaVu Sans", paths: [ChartFont.dejaVuSans.paths[1]], package: "")
        let one = try Examples.barChart.png(size: Size(300, 200), font: bold, digest: "")
        #expect(try one == Examples.barChart.png(size: Size(300, 200), font: onlyBold, digest: ""))
        #expect(try one != Examples.barChart.png(size: Size(300, 200), digest: ""))
    }

    @Test("The libraries state their versions")
    func versions() {
        for version in [LibraryVersions.cairo, LibraryVersions.pango, LibraryVersions.libpng] {
            #expect(version.split(separator: ".").count == 3 && version.allSatisfy { $0.isNumber || $0 == "." })
        }
    }
}

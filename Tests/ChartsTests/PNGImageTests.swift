import Charts
import Foundation
import Testing

@Suite("PNG pictures")
struct PNGImageTests {
    @Test(
        "What is written is read again, in each number of channels", arguments: [PNGImage.Channels.grey, .rgb, .rgba])
    func roundTrip(channels: PNGImage.Channels) throws {
        let pixels = (0..<5 * 3 * channels.rawValue).map { UInt8($0 * 5 & 0xFF) }
        let texts = ["Title": "Training loss", "Unit": "Größe in µm → 损失"]
        let image = PNGImage(width: 5, height: 3, channels: channels, pixels: pixels, texts: texts)
        let file = try image.encoded()
        let decoded = try PNGImage(decoding: file)
        let expected = stride(from: 0, to: pixels.count, by: channels.rawValue).flatMap { start in
            switch channels {
            case .grey: [pixels[start], pixels[start], pixels[start], 255]
            case .rgb: Array(pixels[start..<start + 3]) + [255]
            case .rgba: Array(pixels[start..<start + 4])
            }
        }
        #expect(decoded.pixels == expected && decoded.width == 5 && decoded.height == 3 && decoded.channels == .rgba)
        #expect(decoded.texts == texts)
        #expect(try image.encoded() == file)
    }

    @Test("A chart's file states its title and the digest of its data, and no time")
    func chartStatesItsOrigin() throws {
        let file = try Examples.barChart.png(size: Size(300, 200), digest: "c0ffee")
        #expect(
            try PNGImage(decoding: file).texts == [
                "Title": Examples.barChart.title, "Data Digest": "c0ffee", "Software": "Unroll",
            ])
        #expect(file.range(of: Data("tIME".utf8)) == nil)
    }

    @Test("A chart is two pixels per point and the same bytes each time, also on several threads at once")
    func chartsAreReproducible() async throws {
        for example in Examples.all {
            let first = try example.chart.png(size: Size(300, 200), digest: "")
            let image = try PNGImage(decoding: first)
            #expect(image.width == 600 && image.height == 400)
            let others = try await withThrowingTaskGroup(of: Data.self) { group in
                for _ in 0..<4 { group.addTask { try example.chart.png(size: Size(300, 200), digest: "") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(others.allSatisfy { $0 == first }, "\(example.name)")
        }
    }

    @Test(
        "Any kind of PNG is read as RGBA",
        arguments: [
            (
                "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABAQMAAADO7O3JAAAABlBMVEX/AAAAAP9sof2OAAAAAnRSTlP/gAgPs2oAAAAKSURBVHja"
                    + "Y3AAAABCAEGEv45iAAAAAElFTkSuQmCC", [255, 0, 0, 255, 0, 0, 255, 128]
            ),
            (
                "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABEAAAAACB2fwVAAAADUlEQVR42mNgYPj/HwADAgH/OSkZvgAAAABJRU5ErkJggg==",
                [0, 0, 0, 255, 255, 255, 255, 255]
            ),
            (
                "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAGK06rlAAAAD0lEQVR42mP4zwAEEAIIACDuBftMUFWNAAAAAElFTkSuQmCC",
                [255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255]
            ),
            (
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNIYQAAAMsAZXKOXWoAAAAASUVORK5CYII=",
                [100, 100, 100, 0]
            ),
        ] as [(String, [UInt8])])
    func anyKindIsRead(file: String, pixels: [UInt8]) throws {
        let data = try #require(Data(base64Encoded: file))
        #expect(try PNGImage(decoding: data).pixels == pixels)
    }

    @Test("Grey is the luma of what is seen over the background")
    func greyOverBackground() {
        let image = PNGImage(
            width: 4, height: 1, channels: .rgba, pixels: [255, 0, 0, 255, 9, 9, 9, 0, 0, 0, 0, 51, 255, 255, 255, 255])
        #expect(image.grey().pixels == [76, 255, 204, 255])
        #expect(image.grey(over: 0).pixels == [76, 0, 0, 255])
        let grey = PNGImage(width: 2, height: 1, channels: .grey, pixels: [3, 4])
        #expect(grey.grey().pixels == [3, 4])
    }

    @Test("A file that is no PNG is an error with the reason", arguments: [Data(), Data("JFIF and so on".utf8)])
    func notAPNG(file: Data) {
        #expect(
            throws: ChartError.invalidPNG(
                operation: "read", reason: "the file does not start with the PNG signature, at offset 0")
        ) { try PNGImage(decoding: file) }
    }

    @Test("A PNG file cut off or changed at any place is an error or still a picture, never a crash")
    func damagedFiles() throws {
        let pixels = (0..<64).map { UInt8($0) }
        let file = try PNGImage(width: 8, height: 8, channels: .grey, pixels: pixels, texts: ["Title": "x"]).encoded()
        for length in 0..<file.count - 12 {
            #expect(throws: ChartError.self) { try PNGImage(decoding: file.prefix(length)) }
        }
        for place in 33..<file.count - 12 {
            var damaged = file
            damaged[place] ^= 0x55
            if let image = try? PNGImage(decoding: damaged) { #expect(image.pixels.count == 256) }
        }
    }

    @Test("A file that claims billions of pixels is refused before its memory is taken")
    func hugePicture() throws {
        let file = try #require(
            Data(
                base64Encoded:
                    "iVBORw0KGgoAAAANSUhEUgAA6mAAAOpgCAAAAACluSqeAAAACUlEQVR42mMAAAABAAGxDbaTAAAAAElFTkSuQmCC"))
        let error = ChartError.invalidPNG(operation: "read", reason: "more than 64 million pixels, at offset 41")
        #expect(throws: error) { try PNGImage(decoding: file) }
    }

    @Test("A chunk that claims to be longer than the file is refused before its memory is taken")
    func longChunk() throws {
        let pixels = [UInt8](repeating: 0, count: 4)
        var file = try PNGImage(width: 2, height: 2, channels: .grey, pixels: pixels, texts: ["Title": "x"]).encoded()
        file[33] = 0x6F
        let reason = "a chunk is longer than the rest of the file, at offset 33"
        #expect(throws: ChartError.invalidPNG(operation: "read", reason: reason)) { try PNGImage(decoding: file) }
    }

    @Test("A keyword that PNG does not allow is an error", arguments: ["", String(repeating: "k", count: 80)])
    func invalidKeyword(keyword: String) {
        let image = PNGImage(width: 1, height: 1, channels: .grey, pixels: [0], texts: [keyword: "text"])
        #expect(throws: ChartError.self) { try image.encoded() }
    }
}

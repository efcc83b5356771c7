import Charts
import Foundation
import Predictions
import TestSupport
import Testing

@Suite("Files that are to be read as digits")
struct DigitFileTests {
    @Test("A PNG file gives the digit of its picture")
    func readsFile() throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "digit.png")
            try SamplePicture().grey.encoded().write(to: url)
            #expect(try DigitPicture(reading: url).pixels == DigitPicture(SamplePicture().grey).pixels)
        }
    }

    @Test("What cannot be read is an error that says why")
    func unreadable() throws {
        try withTemporaryFolder { folder in
            let missing = folder.appending(path: "missing.png")
            let text = folder.appending(path: "text.png")
            let empty = folder.appending(path: "empty.png")
            try Data("no picture".utf8).write(to: text)
            try Data().write(to: empty)
            let cases = [
                (missing, "No such file or directory"), (folder, "Is a directory"), (empty, "the file is empty"),
                (text, "does not start with the PNG signature"),
            ]
            for (url, reason) in cases {
                #expect {
                    try DigitPicture(reading: url)
                } throws: { "\($0)".contains(reason) }
            }
        }
    }

    @Test("A picture of more than 64 megapixels is refused by its header, before its pixels take memory")
    func tooManyPixels() throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "huge.png")
            var file = GreyPNG.bytes(width: 1, height: 1) { _, _ in 0 }
            let header: [UInt8] = [0, 1, 0, 0, 0, 1, 0, 0, 8, 0, 0, 0, 0]
            file.replaceSubrange(16..<29, with: header)
            file.replaceSubrange(29..<33, with: GreyPNG.checksum(of: Array("IHDR".utf8) + header))
            try file.write(to: url)
            #expect(throws: DigitPictureError.notPNG(reason: "more than 64 million pixels, at offset 41")) {
                try DigitPicture(reading: url)
            }
        }
    }
}

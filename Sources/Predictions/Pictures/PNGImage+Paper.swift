import Charts

extension PNGImage {
    /// The shade that lies under what is transparent.
    ///
    /// Where the border is mostly transparent the picture is ink without paper: white or black, whichever is further
    /// from the ink. Where it is mostly opaque the paper is in the picture, and what is transparent is a hole in it.
    var paperUnderneath: UInt8 {
        guard channels == .rgba else { return 255 }
        let border = borderPixels.filter { pixels[4 * $0 + 3] >= 128 }
        guard 2 * border.count <= borderPixels.count else {
            let luma = grey().pixels
            return UInt8(border.map { Float(luma[$0]) }.median)
        }
        let opaque = stride(from: 3, to: pixels.count, by: 4).map { Int(pixels[$0]) }.reduce(0, +)
        let light = grey(over: 0).pixels.map { Int($0) }.reduce(0, +)
        return 2 * light > opaque ? 0 : 255
    }

    /// The picture in colour with what is transparent laid over a shade of grey.
    func laid(over background: UInt8) -> PNGImage {
        guard channels == .rgba else { return self }
        var colours: [UInt8] = []
        colours.reserveCapacity(width * height * 3)
        for start in stride(from: 0, to: pixels.count, by: 4) {
            let alpha = Int(pixels[start + 3])
            for channel in 0..<3 {
                let blend = Int(pixels[start + channel]) * alpha + Int(background) * (255 - alpha)
                colours.append(UInt8((blend + 127) / 255))
            }
        }
        return PNGImage(width: width, height: height, channels: .rgb, pixels: colours)
    }

    private var borderPixels: [Int] {
        (0..<width).flatMap { [$0, (height - 1) * width + $0] }
            + (0..<height).flatMap { [$0 * width, ($0 + 1) * width - 1] }
    }
}

import Charts

extension DigitStrokes {
    /// The least width of a stroke in pixels of MNIST's frame.
    ///
    /// MNIST was written with broad pens: a network that was trained on it sees little in lines that fade when they are
    /// scaled. Strokes as thin as this are still read as well as thicker ones.
    private static let leastWidth = 1.2

    /// By how many pixels on each side strokes have to be thickened that are too thin for a digit of `side` pixels.
    func thickening(in raster: Raster, toSide side: Int) -> Int {
        guard let box else { return 0 }
        let least = Self.leastWidth * Double(max(box.width, box.height)) / Double(side)
        return max(0, Int(((least - width(in: raster)) / 2).rounded()))
    }

    /// The mean width: a stroke has a pixel of outline on both sides, so its area is its width times half its outline.
    private func width(in raster: Raster) -> Double {
        var isInk = Array(repeating: false, count: raster.values.count)
        for place in places { isInk[place] = true }
        let outlineCount = places.count { place in
            var isInside = true
            raster.forEachNeighbour(of: place) { isInside = isInside && isInk[$0] }
            return !isInside
        }
        return 2 * Double(places.count) / Double(max(outlineCount, 1))
    }
}

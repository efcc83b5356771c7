public import Datasets

extension LabeledImages {
    /// The mean squared error of answering every image by the mean of all, brightness being from 0 to 1.
    ///
    /// That is the variance of a pixel, averaged over the pixels: what any code of an image must beat.
    public var meanImageError: Double {
        var (sums, squares) = (Array(repeating: 0, count: pixelCount), Array(repeating: 0, count: pixelCount))
        pixels.withUnsafeBufferPointer { pixels in
            for start in stride(from: 0, to: pixels.count, by: pixelCount) {
                for pixel in 0..<pixelCount {
                    let value = Int(pixels[start + pixel])
                    sums[pixel] += value
                    squares[pixel] += value * value
                }
            }
        }
        let variances = zip(sums, squares).map { sum, square in
            let mean = Double(sum) / Double(count)
            return Double(square) / Double(count) - mean * mean
        }
        return variances.reduce(0, +) / Double(pixelCount) / (255 * 255)
    }
}

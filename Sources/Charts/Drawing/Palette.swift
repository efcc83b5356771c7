/// The colours of a picture, at most 256 of them: of smoothed edges, which have thousands, those that are alike become one.
///
/// A picture of at most 256 colours keeps each exactly. In any other the commonest colours, which are those of areas, stay
/// as they are, and every channel of any other pixel changes by less than `spacing`: in line charts by 2 to 8 of 255,
/// which cannot be seen on an edge, and which makes the file a third as large.
struct Palette: Equatable {
    /// The most colours that a PNG file's palette can have.
    static let limit = 256
    /// How many of the commonest colours stay as they are.
    private static let keptCount = 64

    /// Red, green and blue of each colour, the commonest first.
    let colours: [UInt8]
    /// For each pixel which colour it has.
    let indices: [UInt8]
    /// How far apart two colours are at least, in one of their channels.
    let spacing: Int

    /// Finds the colours of pixels.
    ///
    /// - Parameter pixels: Red, green and blue, pixel after pixel.
    init(pixels: [UInt8]) {
        let picture = Tally(pixels: pixels)
        var spacing = 1
        var chosen = Self.chosen(of: picture.byCount, spacing: spacing)
        while chosen == nil {
            spacing *= 2
            chosen = Self.chosen(of: picture.byCount, spacing: spacing)
        }
        let palette = chosen ?? []
        self.spacing = spacing
        colours = palette.flatMap { [UInt8($0 >> 16), UInt8($0 >> 8 & 255), UInt8($0 & 255)] }
        let nearest = Dictionary(uniqueKeysWithValues: picture.byCount.map { ($0, Self.nearest(to: $0, in: palette)) })
        indices = picture.runs.flatMap { Array(repeating: nearest[$0.colour] ?? 0, count: $0.length) }
    }

    /// The commonest colours and others, none of these closer to another than `spacing`, so that every colour has one that is
    /// closer; nil if there are too many.
    private static func chosen(of colours: [UInt32], spacing: Int) -> [UInt32]? {
        var chosen = Array(colours.prefix(keptCount))
        for colour in colours.dropFirst(keptCount) where !chosen.contains(where: { distance($0, colour) < spacing }) {
            guard chosen.count < limit else { return nil }
            chosen.append(colour)
        }
        return chosen
    }

    private static func nearest(to colour: UInt32, in palette: [UInt32]) -> UInt8 {
        var best = (index: 0, distance: Int.max)
        for (index, candidate) in palette.enumerated() {
            let distance = distance(candidate, colour)
            if distance < best.distance { best = (index, distance) }
        }
        return UInt8(best.index)
    }

    /// The largest difference in a channel.
    private static func distance(_ one: UInt32, _ other: UInt32) -> Int {
        func difference(_ shift: UInt32) -> Int { abs(Int(one >> shift & 255) - Int(other >> shift & 255)) }
        return max(difference(16), difference(8), difference(0))
    }
}

/// How often each colour occurs in a picture.
private struct Tally {
    /// Neighbouring pixels of one colour, in order.
    private(set) var runs: [(colour: UInt32, length: Int)] = []
    /// The colours, the commonest first; of two that are as common, the darker red, green or blue.
    let byCount: [UInt32]

    init(pixels: [UInt8]) {
        for start in stride(from: 0, to: pixels.count, by: 3) {
            let colour = UInt32(pixels[start]) << 16 | UInt32(pixels[start + 1]) << 8 | UInt32(pixels[start + 2])
            if runs.last?.colour == colour {
                runs[runs.count - 1].length += 1
            } else {
                runs.append((colour, 1))
            }
        }
        var counts: [UInt32: Int] = [:]
        for run in runs { counts[run.colour, default: 0] += run.length }
        byCount = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }
}

/// The colours of a heat map's values.
struct ScaleColours {
    /// The range of the values that the scale tells apart.
    let limits: ClosedRange<Double>
    private let colouring: HeatMap.Colouring

    /// - Parameters:
    ///   - values: The values, row by row.
    ///   - colouring: How they become colours.
    ///   - wanted: The range of the scale; taken from the values if absent.
    init(values: [[Double]], colouring: HeatMap.Colouring, limits wanted: ClosedRange<Double>?) {
        let finite = values.joined().filter(\.isFinite)
        let (least, greatest) = (finite.min() ?? 0, finite.max() ?? 1)
        let reach = max(abs(least), abs(greatest))
        self.colouring = colouring
        limits = wanted ?? (colouring == .diverging ? (-reach)...reach : least...greatest)
    }

    /// The colour of a finite value.
    func colour(_ value: Double) -> Colour {
        switch colouring {
        case .sequential: Theme.sequentialColour(limits.share(of: value))
        case .diverging: Theme.divergingColour(2 * limits.share(of: value) - 1)
        }
    }
}

extension ClosedRange<Double> {
    /// How far a value lies on the way from the lower to the upper bound; a half if they are the same.
    fileprivate func share(of value: Double) -> Double {
        upperBound > lowerBound ? (value - lowerBound) / (upperBound - lowerBound) : 0.5
    }
}

/// A labelled place on an axis.
struct Tick: Equatable {
    /// From 0 at the axis's start to 1 at its end.
    let place: Double
    let label: String
}

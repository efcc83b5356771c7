import Artifacts
import Charts

/// How a course of noisy numbers is drawn: beside its running mean, and on which axis.
struct CourseDrawing {
    /// Over how many neighbours the mean runs; 1 where there are so few that each is its own.
    let window: Int
    /// Logarithmic where the positive numbers span more than a factor of three.
    let scale: Axis.Scale
    /// Words for the caption on the axis, and on what has no place on it; none on a linear one.
    let remark: String

    init(_ values: [Double]) {
        window = min(25, values.count / 10) | 1
        let drawable = values.filter { $0.isFinite && $0 > 0 }
        let isWide = (drawable.max() ?? 0) > 3 * (drawable.min() ?? 0)
        scale = isWide ? .logarithmic : .linear
        let zeroCount = values.count { $0 == 0 }
        let omission = zeroCount == 1 ? "the one that is zero" : "the \(zeroCount.grouped) that are zero"
        remark =
            isWide ? ", on a logarithmic axis" + (zeroCount > 0 ? ", which has no place for \(omission)" : "") : ""
    }
}

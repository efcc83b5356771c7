/// What can be wrong with the settings of the numeric kernels.
public enum KernelError: Error, Equatable, Sendable, CustomStringConvertible {
    /// `UNROLL_CPU` names no level.
    case unknownCPULevel(String)

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .unknownCPULevel(let word):
            "UNROLL_CPU is '\(word)', which is no CPU level. Set it to v2, v3 or v4, or unset it for the widest."
        }
    }
}

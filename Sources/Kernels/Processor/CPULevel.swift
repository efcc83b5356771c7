import CKernels

/// A family of processors, told apart by the vector instructions that they share.
///
/// The process uses one level from start to end: the widest that its processor has. The environment variable
/// `UNROLL_CPU` (v2 or v3) lowers it, for all kernels; it never raises it.
public enum CPULevel: String, Sendable, Equatable, CaseIterable {
    /// A processor that is not an x86-64: portable code only.
    case portable
    /// SSE 4.2, 128 bits.
    case v2 = "x86-64-v2"
    /// AVX2 and fused multiply-add, 256 bits.
    case v3 = "x86-64-v3"
    /// AVX-512, 512 bits.
    case v4 = "x86-64-v4"

    /// The level that this process uses.
    public static var active: CPULevel { CPULevel(number: kernel_level()) }

    /// The highest level that this processor offers.
    public static var detected: CPULevel { CPULevel(number: kernel_detected_level()) }

    /// Whether the process was told to use less than its processor offers.
    public static var isForced: Bool { active != detected }

    /// Checks what a user wrote into `UNROLL_CPU`; nil stands for an unset variable.
    ///
    /// - Throws: ``KernelError/unknownCPULevel(_:)`` for other words than v2, v3 and v4.
    public static func check(request: String?) throws(KernelError) {
        guard let request, !["v2", "v3", "v4"].contains(request) else { return }
        throw .unknownCPULevel(request)
    }

    private init(number: Int32) {
        switch number {
        case 2: self = .v2
        case 3: self = .v3
        case 4: self = .v4
        default: self = .portable
        }
    }
}

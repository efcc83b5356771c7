import CKernels

/// Where the time of a computation went, by kernel.
public struct KernelProfile: Sendable {
    /// One kernel's part.
    public struct Entry: Sendable {
        /// The kernel's name, such as "lstm_step".
        public let name: String
        /// How often it was called.
        public let callCount: Int
        /// The time of its calls in seconds, summed over all threads.
        public let seconds: Double
    }

    /// The kernels that were called, the longest first.
    public let entries: [Entry]
    /// The additions and multiplications of all matrix products.
    public let operations: Double

    /// Runs `body` and measures every kernel that any thread of the process calls meanwhile.
    ///
    /// - Precondition: no other computation runs, in this call or beside it.
    public static func measuring(_ body: () throws -> Void) rethrows -> KernelProfile {
        kernel_profile_begin()
        defer { kernel_profile_end() }
        try body()
        return KernelProfile()
    }

    private init() {
        let all = (0..<kernel_profile_count()).map { kernel in
            Entry(
                name: String(cString: kernel_profile_name(kernel)), callCount: kernel_profile_calls(kernel),
                seconds: kernel_profile_seconds(kernel))
        }
        entries = all.filter { $0.callCount > 0 }.sorted { $0.seconds > $1.seconds }
        operations = kernel_profile_operations()
    }
}

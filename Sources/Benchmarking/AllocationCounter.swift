#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Counts how often the process asks the system for memory, if the library that does so was loaded before it:
/// `make bench` builds it from Benchmarks/count_allocations.c and names it in LD_PRELOAD.
struct AllocationCounter: Sendable {
    private typealias Function = @convention(c) () -> CLong
    private let function: Function

    /// Nil where nobody counts.
    init?() {
        guard let symbol = dlsym(nil, "unroll_allocation_count") else { return nil }
        function = unsafeBitCast(symbol, to: Function.self)
    }

    /// The calls of malloc and its relatives so far, by all threads.
    var count: Int { function() }
}

import COneDNN

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The library that multiplies matrices for us, one thread inside a call.
public enum MatrixLibrary {
    /// Its name and version, for the records: results of other versions may differ in the last bits.
    public static var nameAndVersion: String {
        guard let version = dnnl_version()?.pointee else { return "oneDNN" }
        return "oneDNN \(version.major).\(version.minor).\(version.patch)"
    }

    /// `c` = `a` `b`, or `c` += `a` `b`.
    static func multiply(_ a: Matrix, _ b: Matrix, into c: Matrix, adding: Bool) {
        prepareThread()
        let status = dnnl_sgemm(
            a.letter, b.letter, dnnl_dim_t(c.rowCount), dnnl_dim_t(c.columnCount), dnnl_dim_t(a.columnCount), 1,
            a.scalars, dnnl_dim_t(a.stride), b.scalars, dnnl_dim_t(b.stride), adding ? 1 : 0, c.scalars,
            dnnl_dim_t(c.stride))
        precondition(status == dnnl_success, "dnnl_sgemm refused a product (status \(status.rawValue))")
    }

    /// OpenMP counts threads per calling thread, so this must precede each call; it costs nanoseconds.
    private static func prepareThread() {
        _ = isLevelLowered
        setThreadCount?(1)
    }

    private typealias SetThreadCount = @convention(c) (CInt) -> Void

    private static let setThreadCount: SetThreadCount? = dlsym(nil, "omp_set_num_threads").map {
        unsafeBitCast($0, to: SetThreadCount.self)
    }

    /// Made once, before the library's first product: later it would refuse.
    private static let isLevelLowered: Bool =
        switch CPULevel.active {
        case .v2: dnnl_set_max_cpu_isa(dnnl_cpu_isa_sse41) == dnnl_success
        case .v3: dnnl_set_max_cpu_isa(dnnl_cpu_isa_avx2) == dnnl_success
        case .v4, .portable: false
        }
}

extension Matrix {
    fileprivate var letter: CChar { CChar(UInt8(ascii: isTransposed ? "T" : "N")) }
}

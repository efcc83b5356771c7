public import Artifacts
public import Kernels

extension StageContext {
    /// The threads for this stage's share of the cores; notes in the manifest what their bytes may depend on.
    ///
    /// - Throws: `KernelError` when UNROLL_CPU asks for a level that the processor does not have.
    public func workers() throws -> Workers {
        try CPULevel.check(request: environment["UNROLL_CPU"])
        monitor.ranOn("CPU level", CPULevel.active.rawValue)
        monitor.ranOn("matrix products", MatrixProducts.nameAndVersion)
        return Workers(count: cores)
    }
}

import Kernels
import Testing

@Suite("CPU levels")
struct CPULevelTests {
    @Test("The level in use is at most what the processor offers")
    func levelIsOffered() {
        let order = CPULevel.allCases
        #expect((order.firstIndex(of: .active) ?? 0) <= (order.firstIndex(of: .detected) ?? 0))
        #expect(CPULevel.isForced == (CPULevel.active != CPULevel.detected))
    }

    @Test("Only v2, v3 and v4 may be asked for, and the error says so")
    func requestIsChecked() throws {
        for request in [nil, "v2", "v3", "v4"] { try CPULevel.check(request: request) }
        let error = #expect(throws: KernelError.unknownCPULevel("avx2")) { try CPULevel.check(request: "avx2") }
        #expect(error?.description.contains("Set it to v2, v3 or v4") == true)
    }
}

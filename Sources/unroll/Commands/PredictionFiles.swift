import ArgumentParser
import Foundation
import PipelineEngine

/// Where the picture of each reading goes.
struct PredictionFiles {
    /// A file for each image, no two the same and none of them an image that is read.
    let all: [URL]

    /// - Parameters:
    ///   - images: The paths of the images.
    ///   - asked: The file or folder that the user wants; nil for the usual folder.
    ///   - folder: The output folder.
    /// - Throws: `ValidationError` when one file cannot hold what is asked for.
    init(for images: [String], asked: String?, in folder: OutputFolder) throws {
        let read = Set(images.map { Self.url($0).standardizedFileURL.path })
        if let asked, Self.isFile(asked) {
            let file = Self.url(asked)
            guard images.count == 1 else {
                throw ValidationError("--picture \(asked) is one file for \(images.count) images: name a folder")
            }
            guard !read.contains(file.standardizedFileURL.path) else {
                throw ValidationError("--picture \(asked) is the image itself: name another file")
            }
            all = [file]
        } else {
            let place = asked.map(Self.url) ?? folder.root.appendingPathComponent("predictions", isDirectory: true)
            all = Self.files(for: images, in: place, besides: read, replacing: asked == nil)
        }
    }

    /// Files named after the images, with a number where two images have one name.
    ///
    /// Only the usual folder is the program's own: elsewhere a file that exists may be somebody's picture.
    private static func files(
        for images: [String], in folder: URL, besides read: Set<String>, replacing: Bool
    ) -> [URL] {
        var taken = read
        return images.map { image in
            let name = url(image).deletingPathExtension().lastPathComponent
            let names = sequence(first: 1) { $0 + 1 }.lazy.map { $0 == 1 ? "\(name).png" : "\(name)-\($0).png" }
            let free = names.map { folder.appendingPathComponent($0) }
                .first { file in
                    (replacing || !FileManager.default.fileExists(atPath: file.path))
                        && taken.insert(file.standardizedFileURL.path).inserted
                }
            return free ?? folder
        }
    }

    private static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        return !(exists && isFolder.boolValue) && path.lowercased().hasSuffix(".png")
    }

    private static func url(_ path: String) -> URL {
        URL(fileURLWithPath: path, relativeTo: PipelineOptions.workingFolder)
    }
}

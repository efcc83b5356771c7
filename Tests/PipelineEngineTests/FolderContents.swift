import Foundation

/// Every file below a folder with its bytes, by its path.
func contents(of folder: URL) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
        var isFolder: ObjCBool = false
        let file = folder.appending(path: path)
        if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue {
            found[path] = try Data(contentsOf: file)
        }
    }
    return found
}

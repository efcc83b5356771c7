import Foundation

/// Addresses that the page may hold: places on it, files beside it, and the bytes of pictures and tables.
enum Links {
    /// The address of a file by its path from the folder of the page.
    ///
    /// The leading dot makes it a path, whatever it looks like, so it can never name a program or another machine.
    static func file(_ path: String) -> String {
        let allowed = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
        return "./" + (path.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")
    }

    /// The bytes themselves as an address.
    static func data(_ bytes: Data, type: String) -> String {
        "data:\(type);base64,\(bytes.base64EncodedString())"
    }
}

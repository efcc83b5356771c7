package import Foundation

/// What tells cheaply whether a file was touched: its size, its inode, and when it was last changed.
///
/// The system keeps the time of change, and no program can set it: unlike the time of modification it tells of every write,
/// and of renaming and other rights, too.
package struct FileFacts: Equatable, Sendable {
    let size: Int
    let inode: UInt64
    let changedSeconds: Int
    let changedNanoseconds: Int

    /// The facts of the file at `url`; nil when there is none.
    package init?(_ url: URL) {
        var status = stat()
        guard stat(url.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        size = Int(status.st_size)
        inode = UInt64(status.st_ino)
        changedSeconds = Int(status.st_ctim.tv_sec)
        changedNanoseconds = Int(status.st_ctim.tv_nsec)
    }

    /// Facts that were written down.
    init(size: Int, inode: UInt64, changedSeconds: Int, changedNanoseconds: Int) {
        self.size = size
        self.inode = inode
        self.changedSeconds = changedSeconds
        self.changedNanoseconds = changedNanoseconds
    }
}

extension FileFacts: Codable {
    private enum CodingKeys: CodingKey {
        case size, inode, changedSeconds, changedNanoseconds
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        size = try container.decode(Int.self, forKey: .size)
        inode = try container.decode(UInt64.self, forKey: .inode)
        // Earlier records tell of the time of modification: no file has these facts, so each is looked at once.
        changedSeconds = try container.decodeIfPresent(Int.self, forKey: .changedSeconds) ?? 0
        changedNanoseconds = try container.decodeIfPresent(Int.self, forKey: .changedNanoseconds) ?? 0
    }
}

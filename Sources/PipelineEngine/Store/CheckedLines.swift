import Artifacts
import Foundation

/// The text in which it is remembered which objects were checked: a heading, and a line for each object in the order of the
/// digests, with size, inode, seconds and nanoseconds of the last change.
///
/// A cache may hold a hundred thousand objects of which a command looks at fifty: lines are searched, not read one by one.
struct CheckedLines {
    private static let heading = Array("unroll checked 1\n".utf8)
    private static let digestLength = 64
    private static let newline = UInt8(ascii: "\n")

    /// The lines, each with its end.
    private let lines: [UInt8]

    /// Takes a text; one with another heading tells nothing.
    init(_ text: [UInt8] = []) {
        lines = text.starts(with: Self.heading) ? Array(text.dropFirst(Self.heading.count)) : []
    }

    /// The facts that the file of an object had when it was checked; nil where nothing is known of it.
    func facts(of digest: Digest) -> FileFacts? {
        let wanted = Array(digest.hexadecimal.utf8)
        var (start, end) = (0, lines.count)
        while start < end {
            let line = line(around: (start + end) / 2, in: start..<end)
            let found = lines[line].prefix(Self.digestLength)
            if found.elementsEqual(wanted) { return Self.facts(in: lines[line]) }
            if found.lexicographicallyPrecedes(wanted) { start = line.upperBound } else { end = line.lowerBound }
        }
        return nil
    }

    /// The text with more objects, and without some.
    ///
    /// Lines that are out of order are left out: nobody would find them.
    func text(adding added: [Digest: FileFacts], removing removed: Set<Digest>) -> [UInt8] {
        var text = Self.heading
        var rest = added.sorted { $0.key.hexadecimal < $1.key.hexadecimal }.map(Self.line)[...]
        let left = Set((Array(added.keys) + removed).map { Array($0.hexadecimal.utf8)[...] })
        var last: ArraySlice<UInt8> = []
        var start = 0
        while start < lines.count {
            let line = line(around: start, in: start..<lines.count)
            start = line.upperBound
            let digest = lines[line].prefix(Self.digestLength)
            guard digest.count == Self.digestLength, last.lexicographicallyPrecedes(digest) else { continue }
            last = digest
            if left.contains(digest) { continue }
            while let next = rest.first, next.lexicographicallyPrecedes(digest) { text += rest.removeFirst() }
            text += lines[line]
        }
        return text + rest.joined()
    }

    /// The line of which a byte is part.
    private func line(around index: Int, in range: Range<Int>) -> Range<Int> {
        let start = lines[range.lowerBound..<index].lastIndex(of: Self.newline).map { $0 + 1 } ?? range.lowerBound
        let end = lines[index..<range.upperBound].firstIndex(of: Self.newline).map { $0 + 1 } ?? range.upperBound
        return start..<end
    }

    private static func line(_ digest: Digest, _ facts: FileFacts) -> [UInt8] {
        Array(
            ("\(digest.hexadecimal) \(facts.size) \(facts.inode) \(facts.changedSeconds) "
                + "\(facts.changedNanoseconds)\n").utf8)
    }

    private static func facts(in line: ArraySlice<UInt8>) -> FileFacts? {
        let words = String(decoding: line.dropLast(), as: UTF8.self).split(separator: " ")
        guard line.last == newline, words.count == 5, let size = Int(words[1]), let inode = UInt64(words[2]),
            let seconds = Int(words[3]), let nanoseconds = Int(words[4])
        else { return nil }
        return FileFacts(size: size, inode: inode, changedSeconds: seconds, changedNanoseconds: nanoseconds)
    }
}

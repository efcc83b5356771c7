/// Hands out addresses on the page, each only once.
struct Anchors {
    private var taken: Set<String> = []

    /// An address made of `prefix` and the letters and digits of `name`, numbered when it would be there twice.
    mutating func anchor(_ prefix: String, for name: String) -> String {
        let words = name.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        let plain = ([prefix] + words.map(String.init)).joined(separator: "-")
        var anchor = plain
        var number = 2
        while !taken.insert(anchor).inserted {
            anchor = "\(plain)-\(number)"
            number += 1
        }
        return anchor
    }
}

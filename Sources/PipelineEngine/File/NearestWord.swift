/// Finds what a mistyped word was meant to be.
public enum NearestWord {
    /// A hint such as ` (did you mean 'epochs'?)`, or the list of all words when none is near.
    public static func hint(for word: String, among words: [String]) -> String {
        guard word.count <= 100 else { return "" }
        let ranked = words.map { ($0, distance(word, $0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        if let (nearest, distance) = ranked.first, distance <= max(2, word.count / 3) {
            return " (did you mean '\(nearest)'?)"
        }
        return words.isEmpty ? "" : " (there are: \(words.joined(separator: ", ")))"
    }

    /// The number of letters to insert, remove or replace in order to come from one word to the other (Levenshtein).
    static func distance(_ first: String, _ second: String) -> Int {
        let second = Array(second)
        var row = Array(0...second.count)
        for (i, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for j in second.indices {
                let replaced = diagonal + (letter == second[j] ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
            }
        }
        return row[second.count]
    }
}

/// What was typed on a command line that is not finished yet.
struct TypedOptions {
    let words: [String]

    /// The last value of an option: `-o value`, `--option value`, `--option=value`, also where the shell cut at `=`.
    func value(of names: [String]) -> String? {
        for (index, word) in words.enumerated().reversed() {
            for name in names {
                if word.hasPrefix(name + "=") { return String(word.dropFirst(name.count + 1)) }
                guard word == name else { continue }
                return words[(index + 1)...].first { $0 != "=" }
            }
        }
        return nil
    }
}

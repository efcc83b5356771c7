/// The name of the stage kind that the Swift type `name` is: `train-classifier` for `TrainClassifier`, `fetch-mnist`
/// for `FetchMNIST`.
func kindName(ofType name: String) -> String {
    let letters = Array(name)
    var words = ""
    for (index, letter) in letters.enumerated() {
        let followsLowercase = index > 0 && !letters[index - 1].isUppercase
        let precedesLowercase = index + 1 < letters.count && letters[index + 1].isLowercase
        if index > 0 && letter.isUppercase && (followsLowercase || precedesLowercase) { words += "-" }
        words += letter.lowercased()
    }
    return words
}

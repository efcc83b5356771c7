extension Int {
    /// A digit with its article: "a 7", "an 8".
    public var withArticle: String { "\(self == 8 ? "an" : "a") \(self)" }
}

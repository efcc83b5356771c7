extension Report {
    /// The style sheet of the page, for pages that stand beside a report and should look like it.
    ///
    /// Its classes: `page` around all, `masthead`, `chapter` for each part of `main`, `scroll` around a wide table, `lead` and
    /// `quiet` for text.
    public static var styleSheet: String { Style.sheet }
}

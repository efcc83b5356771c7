extension HealthCheck {
    /// How progress and results are shown.
    static func terminal(_ options: PipelineOptions) -> [HealthCheck] {
        [
            HealthCheck("results", facts(options.style, live: "terminal"), for: "standard output"),
            HealthCheck("progress", facts(options.errorStyle, live: "bars"), for: "standard error"),
        ]
    }

    private static func facts(_ style: TerminalStyle, live: String) -> String {
        let columns = style.animates ? "\(live), \(style.columns) columns" : "no terminal: lines"
        return columns + (style.colors ? ", colours" : ", no colours")
    }
}

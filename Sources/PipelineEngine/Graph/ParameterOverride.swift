public import Artifacts

/// A parameter that the command line sets: `stage.key=value`.
public struct ParameterOverride: Sendable, Equatable {
    /// The stage.
    public let stage: String
    /// The parameter.
    public let name: String
    /// Its value.
    public let value: ParameterValue

    /// Reads `stage.key=value`.
    ///
    /// - Throws: ``PipelineError`` when the text has another form.
    public init(_ text: String) throws(PipelineError) {
        guard let equals = text.firstIndex(of: "="), let dot = text[..<equals].lastIndex(of: "."),
            dot > text.startIndex, text.index(after: dot) < equals
        else {
            throw PipelineError(
                source: "--set \(text)", "expected stage.parameter=value, such as train-classifier.epochs=2")
        }
        stage = String(text[..<dot])
        name = String(text[text.index(after: dot)..<equals])
        value = ParameterValue(typed: String(text[text.index(after: equals)...]))
    }

    var source: String { "--set \(stage).\(name)=\(value)" }
}

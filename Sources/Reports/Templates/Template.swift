import Mustache

/// A piece of the page with places to fill: `{{text}}` is escaped, `{{{markup}}}` is not.
struct Template: Sendable {
    private let mustache: MustacheTemplate

    /// A template from its text.
    ///
    /// - Precondition: `text` is well-formed. The templates of this module are constants, and each is parsed by the tests.
    init(_ text: String) {
        MustacheContentTypes.register(EscapedText(), named: EscapedText.name)
        do {
            mustache = try MustacheTemplate(string: "{{% CONTENT_TYPE: \(EscapedText.name)}}\n" + text)
        } catch {
            preconditionFailure("A template constant is not well-formed Mustache: \(error)")
        }
    }

    /// The text with the stored properties of `context` in its places.
    ///
    /// - Precondition: `context` and the values in its lists have a property for each place, because Mustache looks for
    ///   a missing one in the surrounding value.
    func filled(with context: some Any) -> Markup {
        Markup(html: mustache.render(context))
    }
}

/// The escaping of `Markup`, in place of Mustache's own, which looks at characters.
private struct EscapedText: MustacheContentType {
    static let name = "UNROLL"

    func escapeText(_ text: String) -> String { Markup(escaping: text).html }
}

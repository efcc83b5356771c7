import CCairo
import CPango

/// Sets text in one font through a fontconfig configuration and a font map of its own.
///
/// Letters are set in whole pixels, without hinting and with grey antialiasing, so that pictures agree across machines.
final class Typesetter {
    let scale: Double
    private let family: String
    private let fontMap: UnsafeMutablePointer<PangoFontMap>
    private let context: OpaquePointer

    /// - Throws: ``ChartError/missingFont(path:package:)`` if one of the font's files cannot be read.
    init(font: ChartFont, scale: Double) throws {
        let configuration = try Self.configuration(of: font)
        defer { FcConfigDestroy(configuration) }
        guard let fontMap = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT),
            let context = pango_font_map_create_context(fontMap)
        else { throw ChartError.drawingFailed(operation: "make a font map", reason: "pango has no FreeType support") }
        self.scale = scale
        self.family = font.family
        self.fontMap = fontMap
        self.context = context
        // A font map for FreeType is a PangoFcFontMap, a subclass of which Swift sees only an opaque pointer.
        pango_fc_font_map_set_config(OpaquePointer(fontMap), configuration)
        setOptions()
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(UnsafeMutableRawPointer(fontMap))
    }

    /// A text in lines of at most `width` points, broken between words where possible.
    func block(
        _ text: String, _ style: TextStyle, width: Double? = nil, alignment: TextBlock.Alignment = .left
    ) -> TextBlock {
        let layout = pango_layout_new(context)
        let description = pango_font_description_new()
        defer { pango_font_description_free(description) }
        pango_font_description_set_family(description, family)
        pango_font_description_set_weight(description, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_font_description_set_absolute_size(description, (style.size * scale * Double(PANGO_SCALE)).rounded())
        pango_layout_set_font_description(layout, description)
        pango_layout_set_text(layout, text, -1)
        if let width {
            pango_layout_set_width(layout, Int32((max(width, 1) * scale).rounded(.down)) * PANGO_SCALE)
            pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        }
        pango_layout_set_alignment(layout, alignment == .center ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT)
        return TextBlock(layout: layout, text: text, colour: style.colour, scale: scale)
    }

    private static func configuration(of font: ChartFont) throws -> OpaquePointer? {
        let configuration = FcConfigCreate()
        for path in font.paths where FcConfigAppFontAddFile(configuration, path) == 0 {
            FcConfigDestroy(configuration)
            throw ChartError.missingFont(path: path, package: font.package)
        }
        return configuration
    }

    private func setOptions() {
        let options = cairo_font_options_create()
        defer { cairo_font_options_destroy(options) }
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        pango_context_set_round_glyph_positions(context, 1)
        pango_context_set_language(context, pango_language_from_string("en"))
        pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
    }
}

import CCairo
import CPNG
import CPango

/// The versions of the system libraries that the pictures depend on.
public enum LibraryVersions {
    /// The version of cairo, which draws.
    public static var cairo: String { String(cString: cairo_version_string()) }
    /// The version of pango, which sets text.
    public static var pango: String { String(cString: pango_version_string()) }
    /// The version of libpng, which writes and reads files.
    public static var libpng: String { String(cString: unroll_png_version()) }
}

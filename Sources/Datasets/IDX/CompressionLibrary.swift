import CZlib

/// The library that reads gzip files.
public enum CompressionLibrary {
    /// Its name and version.
    public static var nameAndVersion: String { "zlib \(String(cString: zlibVersion()))" }
}

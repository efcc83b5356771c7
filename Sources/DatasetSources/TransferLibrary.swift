import CTransfer

/// The library that downloads files.
public enum TransferLibrary {
    /// Its name and version.
    public static var nameAndVersion: String { "libcurl \(String(cString: CTransferLibraryVersion()))" }
}

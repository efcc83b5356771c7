import Foundation

extension Report.Table {
    /// The table as comma-separated values in full precision, lines ended by CR LF (RFC 4180).
    package var csv: String {
        let lines = [columns] + rows.map { $0.map(\.rawText) + Array(repeating: "", count: columns.count - $0.count) }
        return lines.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func quoted(_ field: String) -> String {
        let isPlain = field.unicodeScalars.allSatisfy { !",\"\r\n".unicodeScalars.contains($0) }
        return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}

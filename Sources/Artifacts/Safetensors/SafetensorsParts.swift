extension SafetensorsWriter {
    /// Adds all that another file would hold, its metadata too, under names that begin with `part` and a slash.
    ///
    /// - Precondition: There is nothing under these names.
    public mutating func add(_ other: SafetensorsWriter, under part: String) {
        for (key, text) in other.metadata { metadata["\(part)/\(key)"] = text }
        for (name, value) in other.values { add(value, named: "\(part)/\(name)") }
    }
}

extension SafetensorsFile {
    /// What a file holds that was added under the name of a part; nothing where there was none.
    public func part(_ part: String) -> SafetensorsFile {
        let prefix = part + "/"
        func stripped<Value>(_ pairs: [String: Value]) -> [String: Value] {
            var own: [String: Value] = [:]
            for (key, value) in pairs where key.hasPrefix(prefix) { own[String(key.dropFirst(prefix.count))] = value }
            return own
        }
        return SafetensorsFile(
            self, metadata: stripped(metadata),
            names: names.filter { $0.hasPrefix(prefix) }
                .map { String($0.dropFirst(prefix.count)) }, entries: stripped(entries))
    }
}

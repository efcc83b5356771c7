import Tensors

extension NumberTable {
    /// The table as tensors, quicker to write than CSV: one for each column, NaN standing for an empty cell.
    public var file: SafetensorsWriter {
        var writer = SafetensorsWriter(metadata: [Self.orderKey: columns.map(\.name).joined(separator: ",")])
        for column in columns {
            let scalars = column.values.map { $0 ?? .nan }
            writer.add(Tensor(shape: [scalars.count], scalars: scalars), named: column.name)
        }
        return writer
    }

    /// Takes a table from its tensors.
    ///
    /// - Throws: `SafetensorsError` when a column is missing or named twice, or is not as long as the others.
    public init(_ file: SafetensorsFile) throws(SafetensorsError) {
        let names = (file.metadata[Self.orderKey] ?? "").split(separator: ",").map(String.init)
        var columns: [Column] = []
        var seen: Set<String> = []
        for name in names {
            // Each is a copy of its tensor: a name that comes again and again would make many of one.
            guard seen.insert(name).inserted else {
                throw SafetensorsError(file.path, name, "each column once", "it again")
            }
            let tensor = try file.tensor(name)
            let count = columns.first?.values.count ?? tensor.scalars.count
            guard tensor.scalars.count == count else {
                throw SafetensorsError(file.path, name, "\(count) cells", "\(tensor.scalars.count)")
            }
            columns.append(Column(name, tensor.scalars.map { $0.isNaN ? nil : $0 }))
        }
        self.init(columns: columns)
    }

    private static let orderKey = "columns"
}

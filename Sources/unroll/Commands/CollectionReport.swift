import PipelineEngine

/// What a collection removed and kept, for people and as JSON.
struct CollectionReport: Encodable {
    struct Amount: Encodable {
        let count: Int
        let bytes: Int
    }

    let schema = 1
    let dryRun: Bool
    let removed: [String: Amount]
    let removedBytes: Int
    let kept: [String: Amount]

    init(
        isDryRun: Bool, removed items: [CacheCollection.Item], kept: [CacheCollection.Kind: CacheCollection.Amount]
    ) {
        dryRun = isDryRun
        removed = Dictionary(
            uniqueKeysWithValues: CacheCollection.Kind.allCases.map { kind in
                let sizes = items.filter { $0.kind == kind }.map(\.bytes)
                return (kind.rawValue, Amount(count: sizes.count, bytes: sizes.reduce(0, +)))
            })
        removedBytes = items.reduce(0) { $0 + $1.bytes }
        self.kept = Dictionary(
            uniqueKeysWithValues: kept.map { ($0.rawValue, Amount(count: $1.count, bytes: $1.bytes)) })
    }

    /// A row for each kind of thing.
    var table: TextTable {
        var table = TextTable(columns: [
            ("", .left), (dryRun ? "would go" : "removed", .right), ("", .right), ("kept", .right), ("", .right),
        ])
        table.rows = CacheCollection.Kind.allCases.compactMap { kind in
            let (gone, stays) = (removed[kind.rawValue], kept[kind.rawValue])
            guard (gone?.count ?? 0) + (stays?.count ?? 0) > 0 else { return nil }
            return [.init(kind.title)] + Self.cells(gone) + Self.cells(stays)
        }
        return table
    }

    private static func cells(_ amount: Amount?) -> [TextTable.Cell] {
        guard let amount, amount.count > 0 else { return ["", ""] }
        return ["\(amount.count)", .init(sizeText(amount.bytes))]
    }
}

extension CacheCollection.Kind {
    fileprivate var title: String {
        switch self {
        case .records: "records of executions"
        case .objects: "files that they wrote"
        case .checkpoints: "checkpoints of trainings"
        case .damaged: "damaged files put aside"
        case .scratch: "left by killed runs"
        }
    }
}

import GRDB

/// The tables of the history, as a list of the steps that led to them.
///
/// A step that has been released never changes, and each has a database of its time among the fixtures of the tests.
package enum RunSchema {
    private static let steps: [(name: String, migrate: @Sendable (Database) throws -> Void)] = [
        ("1: runs, settlements, executions, parameters, metrics", first),
        ("2: executions by stage", second),
        ("3: metrics without a value, the version in the header", third),
    ]

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (name, migrate) in steps { migrator.registerMigration(name, migrate: migrate) }
        return migrator
    }

    /// The names of the steps.
    package static var stepNames: [String] { steps.map(\.name) }

    /// How many steps there are: what SQLite calls the user version of a file, from the third step on.
    package static var version: Int { steps.count }

    private static func first(_ database: Database) throws {
        try database.create(table: "run") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("started", .text).notNull()
            table.column("command", .text).notNull()
            table.column("pipeline", .text).notNull()
            table.column("cores", .integer).notNull()
            table.column("seconds", .double)
            table.column("outcome", .text)
        }
        try database.create(table: "settlement") { table in
            table.column("run", .integer).notNull().references("run", onDelete: .cascade)
            table.column("stage", .text).notNull()
            table.column("outcome", .text).notNull()
            table.column("key", .text)
            table.column("message", .text)
            table.primaryKey(["run", "stage"])
        }
        try database.create(table: "execution") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("run", .integer).notNull().indexed().references("run", onDelete: .cascade)
            table.column("stage", .text).notNull()
            table.column("kind", .text).notNull()
            table.column("key", .text).notNull().indexed()
            table.column("reason", .text).notNull()
            table.column("cores", .integer).notNull()
            table.column("started", .text).notNull()
            table.column("seconds", .double)
        }
        try database.create(table: "parameter", options: .withoutRowID) { table in
            table.column("execution", .integer).notNull().references("execution", onDelete: .cascade)
            table.column("name", .text).notNull()
            table.column("value", .text).notNull()
            table.primaryKey(["execution", "name"])
        }
        try makeMetrics(database)
    }

    private static func makeMetrics(_ database: Database) throws {
        try database.create(table: "metric", options: .withoutRowID) { table in
            table.column("execution", .integer).notNull().references("execution", onDelete: .cascade)
            table.column("name", .text).notNull()
            table.column("step", .integer).notNull()
            // NULL stands for a value that is no number: SQLite knows no NaN.
            table.column("value", .double)
            table.primaryKey(["execution", "name", "step"])
        }
    }

    /// The newest execution of a stage is asked for at every look at its metrics.
    private static func second(_ database: Database) throws {
        try database.create(indexOn: "execution", columns: ["stage"])
    }

    /// The first step was released twice: to begin with, it let no metric be without a value.
    private static func third(_ database: Database) throws {
        if try database.columns(in: "metric").contains(where: { $0.name == "value" && $0.isNotNull }) {
            try database.rename(table: "metric", to: "numbersOnly")
            try makeMetrics(database)
            try database.execute(sql: "INSERT INTO metric SELECT * FROM numbersOnly")
            try database.drop(table: "numbersOnly")
        }
        try database.execute(sql: "PRAGMA user_version = 3")
    }
}

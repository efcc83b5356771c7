import GRDB

/// The tables of the history, as a list of the steps that led to them.
///
/// A step that has been released never changes.
enum RunSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: runs, settlements, executions, parameters, metrics", migrate: first)
        migrator.registerMigration("2: executions by stage", migrate: second)
        return migrator
    }

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
}

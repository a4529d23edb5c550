/// Brings a database to the schema of this program, step by step, each in a transaction of its own.
package struct Migrator: Sendable {
    private let migrations: [Migration]

    package init(_ migrations: [Migration]) { self.migrations = migrations }

    /// Takes the missing steps and returns their names. Two programs that start together do not disturb each other.
    /// - Throws: `MigrationError` before anything is changed when the schema is newer or a step was edited.
    @discardableResult
    package func migrate(
        _ database: any Database, progress: @Sendable (_ step: String) -> Void = { _ in }
    ) async throws -> [String] {
        let missing = try await missingSteps(of: database)
        if missing.isEmpty { return [] }
        try await createRecord(in: database)
        var taken: [String] = []
        for migration in missing where try await take(migration, in: database) {
            progress(migration.name)
            taken.append(migration.name)
        }
        return taken
    }

    /// Whether the schema is exactly that of this program; changes nothing.
    package func check(_ database: any Database) async throws {
        let missing = try await missingSteps(of: database)
        if !missing.isEmpty { throw MigrationError.olderSchema(missing: missing.map(\.name)) }
    }

    /// Whether a step was taken, by this program or another; changes nothing.
    package static func hasTaken(_ step: String, in database: any Database) async throws -> Bool {
        let dialect = database.dialect
        return try await database.read { try steps($0, dialect)[step] != nil }
    }

    /// Stands among the steps while rows are copied into the database, so that no program takes a part for the whole.
    static let copying = "(copying)"

    private func missingSteps(of database: any Database) async throws -> [Migration] {
        let dialect = database.dialect
        let taken = try await database.read { try Self.steps($0, dialect) }
        if taken[Self.copying] != nil { throw MigrationError.unfinishedCopy }
        let known = Dictionary(migrations.map { ($0.name, $0.checksum) }, uniquingKeysWith: { first, _ in first })
        let newer = taken.keys.filter { known[$0] == nil }
        if !newer.isEmpty { throw MigrationError.newerSchema(steps: newer.sorted()) }
        for migration in migrations where taken[migration.name].map({ $0 != migration.checksum }) ?? false {
            throw MigrationError.changedStep(migration.name)
        }
        return migrations.filter { taken[$0.name] == nil }
    }

    /// The steps taken so far with their checksums; none in a database that was never migrated.
    static func steps(_ connection: any Connection, _ dialect: Dialect) throws -> [String: String] {
        let search: SQL =
            switch dialect {
            case .sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_step'"
            case .postgres: "SELECT 'schema_step' WHERE to_regclass('schema_step') IS NOT NULL"
            }
        if try connection.first(search) == nil { return [:] }
        let rows = try connection.query("SELECT name, checksum FROM schema_step")
        return Dictionary(try rows.map { (try $0[0], try $0[1]) }, uniquingKeysWith: { first, _ in first })
    }

    private func createRecord(in database: any Database) async throws {
        let dialect = database.dialect
        let table: SQL =
            "CREATE TABLE IF NOT EXISTS schema_step (name TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL)"
        do {
            try await database.write { try $0.execute(table.asSchema(for: dialect)) }
        } catch DatabaseError.alreadyExists {
            // PostgreSQL: another program made it at the same moment, and IF NOT EXISTS does not see that.
        }
    }

    /// Returns false when another program has taken the step meanwhile.
    private func take(_ migration: Migration, in database: any Database) async throws -> Bool {
        do { return try await takeNow(migration, in: database) } catch let error as DatabaseError {
            // Our view of the data may be older than our wait for the other program: then its tables are in the way.
            let dialect = database.dialect
            let steps = try await database.read { try Self.steps($0, dialect) }
            if steps[migration.name] == migration.checksum { return false }
            throw error
        }
    }

    private func takeNow(_ migration: Migration, in database: any Database) async throws -> Bool {
        let dialect = database.dialect
        let statements = try migration.statements(for: dialect)
        return try await database.write { connection in
            switch dialect {
            case .sqlite: break
            case .postgres: try connection.execute("LOCK TABLE schema_step IN EXCLUSIVE MODE")
            }
            if try Self.steps(connection, dialect)[migration.name] != nil { return false }
            for statement in statements { try connection.execute(statement) }
            let (name, checksum) = (migration.name, migration.checksum)
            try connection.execute("INSERT INTO schema_step (name, checksum) VALUES (\(name), \(checksum))")
            return true
        }
    }
}

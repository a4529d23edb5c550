import Casework
import Cast
import Storage

/// Opens the registry that a command works on. Its schema must be this program's, its key the one that it was begun with.
///
/// - Parameter writing: `false` works beside a running server.
func openRegistry(_ url: DatabaseURL, writing: Bool) async throws -> Registry {
    let database = try Engine.open(url, for: writing ? .writing : .reading)
    return try await closingOnError(database) {
        try await Migrator(Schema.migrations).check(database)
        let marks = try await Registry.marks(of: database)
        let key = try RootKey.find(for: url, isDemo: marks.isDemo, creating: false)
        let keys = Keys(root: key)
        try marks.check(keys)
        let registry = Registry(database: database, clock: machineClock, keys: keys)
        if writing {
            // The program may have been ended between the last step of the schema and these.
            try await registry.begin()
            try await registry.loadReferenceData(as: .operator)
        }
        return registry
    }
}

/// Begins a registry, or brings it up to date, with the reference data that come with the program.
func migrate(_ url: DatabaseURL, asDemo: Bool = false) async throws -> (registry: Registry, steps: [String]) {
    let database = try Engine.open(url, for: .creating)
    return try await closingOnError(database) {
        // With a wrong key, or over somebody's registry, not even a step of the schema is taken.
        let marks = try await Registry.marks(of: database)
        let key = try RootKey.find(for: url, isDemo: marks.isDemo || asDemo, creating: marks.key == nil)
        let keys = Keys(root: key)
        try marks.check(keys, asDemo: asDemo)
        let registry = Registry(database: database, clock: machineClock, keys: keys)
        let steps = try await Migrator(Schema.migrations).migrate(database) { Progress.say("  \($0)") }
        try await registry.begin(asDemo: asDemo)
        try await registry.loadReferenceData(as: .operator)
        return (registry, steps)
    }
}

/// The file's lock is free again when the command cannot work on it.
private func closingOnError<Result>(
    _ database: any Database, _ body: () async throws -> Result
) async throws -> Result {
    do { return try await body() } catch {
        try await database.close()
        throw error
    }
}

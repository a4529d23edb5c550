import Storage

/// Why a registry is not opened. Nothing was changed.
package enum MarkError: Error, Equatable, Sendable {
    /// The key is another one than that with which the registry was begun.
    case otherKey
    /// The demo was to be loaded where a registry was begun that is none.
    case holdsRegistry
}

/// What a database knows of the registry in it.
package struct RegistryMarks: Sendable, Equatable {
    /// Tells whether a key is the one that the registry was begun with; `nil` before it was begun.
    package let key: String?
    package let isDemo: Bool

    /// Refuses a key that is not the registry's, and the demo where somebody's registry is.
    package func check(_ keys: Keys, asDemo: Bool = false) throws(MarkError) {
        guard let key else { return }
        if asDemo && !isDemo { throw .holdsRegistry }
        guard key == Self.fingerprint(of: keys) else { throw .otherKey }
    }

    fileprivate static func fingerprint(of keys: Keys) -> String {
        keys.blindIndex("registry_mark", "key").hexadecimal
    }
}

extension Registry {
    /// Asked before any key is known (the demo's is no secret) and before any step of the schema is taken.
    package static func marks(of database: any Database) async throws -> RegistryMarks {
        guard try await Migrator.hasTaken(Schema.marks.name, in: database) else {
            return RegistryMarks(key: nil, isDemo: false)
        }
        return try await database.read { connection in
            let rows = try connection.query("SELECT name, mark FROM registry_mark")
            let marks = Dictionary(
                try rows.map { (try $0["name"] as String, try $0["mark"] as String) },
                uniquingKeysWith: { first, _ in first })
            return RegistryMarks(key: marks["key"], isDemo: marks["demo"] != nil)
        }
    }

    /// An empty registry takes the key for its own; one that was begun refuses another.
    package func begin(asDemo: Bool = false) async throws {
        let marks = try await Registry.marks(of: database)
        try marks.check(keys, asDemo: asDemo)
        guard marks.key == nil else { return }
        let fingerprint = RegistryMarks.fingerprint(of: keys)
        try await database.write { connection in
            try connection.execute(
                "INSERT INTO registry_mark (name, mark) VALUES ('key', \(fingerprint)) ON CONFLICT DO NOTHING")
            if asDemo {
                try connection.execute(
                    "INSERT INTO registry_mark (name, mark) VALUES ('demo', 'yes') ON CONFLICT DO NOTHING")
            }
        }
    }
}

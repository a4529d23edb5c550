/// A table as the catalogue of an engine describes it.
struct Table: Sendable, Equatable {
    let name: String
    let columns: [String]
    /// The columns of the primary key in their order; empty where there is none.
    let key: [String]
    /// Other tables, and possibly this one, that foreign keys point to.
    let references: Set<String>

    var refersToItself: Bool { references.contains(name) }

    /// All tables of the schema except the record of its steps, each after those that it refers to.
    static func all(_ connection: any Connection, _ dialect: Dialect) throws -> [Table] {
        let names: [String] = try connection.query(dialect.tableNames).map { try $0[0] }
        let columns = try lists(connection.query(dialect.columns))
        let keys = try lists(connection.query(dialect.keyColumns))
        let references = try lists(connection.query(dialect.references))
        return try sorted(
            names.filter { $0 != "schema_step" }.map { name in
                Table(
                    name: name, columns: columns[name] ?? [], key: keys[name] ?? [],
                    references: Set(references[name] ?? []))
            })
    }

    private static func lists(_ rows: [Row]) throws -> [String: [String]] {
        var lists: [String: [String]] = [:]
        for row in rows { lists[try row[0], default: []].append(try row[1]) }
        return lists
    }

    private static func sorted(_ tables: [Table]) throws -> [Table] {
        var sorted: [Table] = []
        var placed: Set<String> = []
        var waiting = tables
        while !waiting.isEmpty {
            let ready = waiting.filter { $0.references.subtracting(placed).isSubset(of: [$0.name]) }
            guard !ready.isEmpty else { throw CopyError.ring(of: waiting.map(\.name)) }
            sorted += ready
            placed.formUnion(ready.map(\.name))
            waiting.removeAll { placed.contains($0.name) }
        }
        return sorted
    }
}

extension Dialect {
    fileprivate var tableNames: SQL {
        switch self {
        case .sqlite:
            """
            SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            ORDER BY name
            """
        case .postgres:
            """
            SELECT CAST(relname AS TEXT) FROM pg_class
            WHERE relnamespace = CAST(current_schema() AS regnamespace) AND relkind = 'r' ORDER BY relname
            """
        }
    }

    fileprivate var columns: SQL {
        switch self {
        case .sqlite:
            """
            SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c
            WHERE m.type = 'table' ORDER BY m.name, c.cid
            """
        case .postgres:
            """
            SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT) FROM information_schema.columns
            WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position
            """
        }
    }

    fileprivate var keyColumns: SQL {
        switch self {
        case .sqlite:
            """
            SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND c.pk > 0 ORDER BY m.name, c.pk
            """
        case .postgres:
            """
            SELECT CAST(t.relname AS TEXT), CAST(a.attname AS TEXT)
            FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid
            CROSS JOIN unnest(k.conkey) WITH ORDINALITY AS p (number, place)
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = p.number
            WHERE k.contype = 'p' AND k.connamespace = CAST(current_schema() AS regnamespace)
            ORDER BY t.relname, p.place
            """
        }
    }

    fileprivate var references: SQL {
        switch self {
        case .sqlite:
            "SELECT m.name, f.\"table\" FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"
        case .postgres:
            """
            SELECT CAST(t.relname AS TEXT), CAST(r.relname AS TEXT) FROM pg_constraint k
            JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid
            WHERE k.contype = 'f' AND k.connamespace = CAST(current_schema() AS regnamespace)
            """
        }
    }
}

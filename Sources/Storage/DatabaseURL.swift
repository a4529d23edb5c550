/// The address of a database: `sqlite:FILE` or `postgresql://…`.
package enum DatabaseURL: Sendable, Equatable {
    case sqlite(file: String)
    case postgres(url: String)

    /// - Throws: `DatabaseError.other` with the forms that are understood.
    package init(_ text: String) throws(DatabaseError) {
        if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") {
            self = .postgres(url: text)
        } else if text.hasPrefix("sqlite:"), text.count > "sqlite:".count {
            let path = text.dropFirst("sqlite:".count)
            // sqlite:///srv/x is the form of many other programs; sqlite:x.db and sqlite:/srv/x are ours.
            self = .sqlite(file: String(path.hasPrefix("//") ? path.dropFirst(2) : path))
        } else {
            // The text itself is not repeated: it may hold a password.
            throw .other(code: "url", message: "a database is sqlite:FILE or postgresql://USER@HOST:PORT/NAME")
        }
    }

    package var dialect: Dialect {
        switch self {
        case .sqlite: .sqlite
        case .postgres: .postgres
        }
    }
}

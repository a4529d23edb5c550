import CLibPQ
import Storage

/// A statement that PostgreSQL has parsed and planned for one connection.
final class PreparedStatement {
    let name: String
    /// Known after the first answer.
    var columns: PostgresResult.Columns?

    init(name: String) { self.name = name }
}

extension PostgresConnection {
    /// Composed statements have many forms; each costs memory in the server.
    private static let mostStatements = 500

    func forgetStatementsWhenMany() {
        if prepared.count > Self.mostStatements { forgetStatements() }
    }

    func forgetStatements() {
        prepared = [:]
        hasStaleStatements = false
        _ = PostgresResult(PQexec(handle, "DEALLOCATE ALL"))
    }

    /// Sends a statement with its values, prepared where it is worth it.
    func send(_ sql: SQL) throws(DatabaseError) -> (PostgresResult, PreparedStatement?) {
        let (text, values) = sql.rendered { "$\($0)" }
        let parameters = try PostgresParameters(values)
        guard Self.isWorthPreparing(text) else { return (try check(once(text, parameters)), nil) }
        let statement = try prepare(text, parameters)
        let result = parameters.withPointers { count, values, lengths, formats in
            PostgresResult(PQexecPrepared(handle, statement.name, count, values, lengths, formats, 0))
        }
        return (try check(result), statement)
    }

    private func prepare(_ text: String, _ parameters: PostgresParameters) throws(DatabaseError) -> PreparedStatement {
        let key = parameters.signature + text
        if let known = prepared[key] { return known }
        lastNumber += 1
        let statement = PreparedStatement(name: "s\(lastNumber)")
        _ = try check(
            PostgresResult(
                PQprepare(handle, statement.name, text, Int32(parameters.types.count), parameters.types)))
        prepared[key] = statement
        return statement
    }

    func once(_ text: String, _ parameters: PostgresParameters) -> PostgresResult {
        parameters.withPointers { count, values, lengths, formats in
            PostgresResult(PQexecParams(handle, text, count, parameters.types, values, lengths, formats, 0))
        }
    }

    func check(_ result: PostgresResult) throws(DatabaseError) -> PostgresResult {
        switch result.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN: return result
        default:
            if DatabaseError.namesStaleStatement(result.pointer) { hasStaleStatements = true }
            throw DatabaseError(result.pointer)
        }
    }

    /// Changes of the schema run once.
    private static func isWorthPreparing(_ text: String) -> Bool {
        let first = text.utf8.first { !($0 == 32 || $0 == 10 || $0 == 9 || $0 == 13) }
        switch first.map({ Unicode.Scalar($0 & 0xDF) }) {
        case "S", "I", "U", "V", "W": return true
        case "D": return text.contains("DELETE")
        default: return false
        }
    }
}

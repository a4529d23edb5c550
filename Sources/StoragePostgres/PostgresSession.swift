import Storage
import Synchronization

/// The connections that nobody uses just now.
final class PostgresShelf: Sendable {
    /// Not Sendable in itself, and safe here: a connection lies on the shelf or belongs to the one worker that took it.
    private struct Idle: @unchecked Sendable { let connection: PostgresConnection }

    private let idle = Mutex<[Idle]>([])

    func take() -> PostgresConnection? { idle.withLock { $0.popLast() }?.connection }

    func put(_ connection: PostgresConnection) {
        let idle = Idle(connection: connection)
        self.idle.withLock { $0.append(idle) }
    }

    func clear() { idle.withLock { $0 = [] } }
}

/// A worker's way to the server: transactions on one connection, which is replaced when it breaks.
final class PostgresSession {
    enum Kind {
        case reading
        case writing

        var opening: String {
            switch self {
            case .reading: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            case .writing: "BEGIN ISOLATION LEVEL SERIALIZABLE"
            }
        }
    }

    private let kind: Kind
    private var connection: PostgresConnection?
    private let connect: () throws(DatabaseError) -> PostgresConnection

    init(
        _ kind: Kind, connection: PostgresConnection?,
        connect: @escaping () throws(DatabaseError) -> PostgresConnection
    ) {
        self.kind = kind
        self.connection = connection
        self.connect = connect
    }

    func give(backTo shelf: PostgresShelf) {
        if let connection, !connection.isBroken { shelf.put(connection) }
        connection = nil
    }

    /// Runs `body` in a transaction. Where the connection breaks before COMMIT was sent, nothing has happened:
    /// the body is run once more on a new connection.
    func transaction(_ body: Transactor.Body) throws {
        do { try run(body, on: try current()) } catch is Broken {
            do { try run(body, on: try current()) } catch is Broken {
                throw DatabaseError.unavailable("the connection to PostgreSQL was lost twice")
            }
        }
    }

    /// The connection broke and nothing was committed.
    private struct Broken: Error {}

    private func current() throws(DatabaseError) -> PostgresConnection {
        if let connection, !connection.isBroken { return connection }
        let new = try connect()
        connection = new
        return new
    }

    private func run(_ body: Transactor.Body, on connection: PostgresConnection) throws {
        do {
            try connection.begin(kind.opening)
            try body(connection)
        } catch {
            connection.rollback()
            if connection.isBroken { throw Broken() }
            throw error
        }
        do { try connection.commit() } catch {
            // Nothing was changed, so nothing can be lost with the answer.
            if case .reading = kind, connection.isBroken { return }
            connection.rollback()
            throw error
        }
    }
}

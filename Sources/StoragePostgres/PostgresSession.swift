import Glibc
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
            case .writing:
                "BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT pg_advisory_xact_lock_shared(\(PostgresTurn.key))"
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
    func transaction(run number: Int, _ body: Transactor.Body) throws {
        do { try turn(number, body) } catch is Broken {
            do { try turn(number, body) } catch is Broken {
                throw DatabaseError.unavailable("the connection to PostgreSQL was lost twice")
            }
        }
    }

    /// Nodes write side by side until they meet in a conflict; who has lost runs again with all others waiting,
    /// so that it cannot lose twice. (Every write ends in the same journal: two busy nodes would meet for ever.)
    private func turn(_ number: Int, _ body: Transactor.Body) throws {
        let connection = try current()
        guard case .writing = kind, number > 1 else { return try run(body, on: connection) }
        pause(before: number)
        try connection.takeTurn()
        defer { connection.leaveTurn() }
        try run(body, on: connection)
    }

    /// Up to 10, 20, 40, 80 milliseconds, by chance, so that nodes do not meet again at once.
    private func pause(before number: Int) {
        usleep(.random(in: 1_000...10_000 << UInt32(number - 2)))
    }

    /// The connection broke and nothing was committed.
    private struct Broken: Error {}

    private func current() throws(DatabaseError) -> PostgresConnection {
        if let connection, !connection.isBroken { return connection }
        let new = try connect()
        connection = new
        return new
    }

    /// Nothing of the body has run: whatever is wrong here is wrong for everybody who is gathered, now and at once.
    private func begin(on connection: PostgresConnection) throws {
        do { try connection.begin(kind.opening) } catch {
            connection.rollback()
            if connection.isBroken { throw Broken() }
            if case .conflict = error { throw error }
            throw DatabaseError.unavailable("no transaction could be begun: \(error)")
        }
    }

    private func run(_ body: Transactor.Body, on connection: PostgresConnection) throws {
        try begin(on: connection)
        do { try body(connection) } catch {
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

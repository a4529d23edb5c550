import GRDB
import NIOPosix
import Storage

/// A database in one file, with one writer and several readers.
package final class SQLiteDatabase: Storage.Database {
    let connections: any DatabaseWriter
    private let threads: NIOThreadPool
    private let readers: WaitingLine
    private let writers: WaitingLine
    let health = StorageHealth()
    /// Held as long as the database is open.
    private let lock: FileLock?

    package var dialect: Dialect { .sqlite }

    private let statementTimeout: Duration

    /// Opens `file`. A second writing process is refused; who only reads works beside a running server.
    package convenience init(
        file: String, for opening: Opening = .writing, statementTimeout: Duration = SQLiteDatabase.statementTimeout,
        readers: Int = 4
    ) throws {
        try DatabaseFile(file).refuseIfAbsent(for: opening)
        let lock = opening == .reading ? nil : try FileLock(guarding: DatabaseFile(file).path)
        let readOnly = opening.isReadOnly
        do {
            let pool = try DatabasePool(path: file, configuration: .balsts(readOnly: readOnly, readers: readers))
            if !readOnly {
                // GRDB puts NORMAL when it switches WAL on, after our configuration has run: a power cut could then
                // drop commits that were already acknowledged.
                try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            }
            self.init(pool, statementTimeout: statementTimeout, readers: readers, lock: lock)
        } catch let error as GRDB.DatabaseError {
            lock?.release()
            throw Storage.DatabaseError(opening: file, error)
        }
    }

    /// The longest that one statement may take, as on PostgreSQL.
    package static let statementTimeout = Duration.seconds(30)

    private init(_ connections: any DatabaseWriter, statementTimeout: Duration, readers: Int, lock: FileLock?) {
        self.connections = connections
        self.statementTimeout = statementTimeout
        self.lock = lock
        threads = NIOThreadPool(numberOfThreads: readers + 1)
        threads.start()
        self.readers = WaitingLine(workers: readers, patience: .seconds(10))
        writers = WaitingLine(workers: 1, patience: .seconds(10))
    }

    deinit {
        threads.shutdownGracefully { _ in }
        lock?.release()
    }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await readers.run(body) {
            threads.submit { [self] _ in work(on: readers, atMost: 1, transactor: reading) }
        }
    }

    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await writers.run(body) {
            threads.submit { [self] _ in work(on: writers, atMost: 128, transactor: writing) }
        }
    }

    package func check() async throws {
        try health.refuseWhenDoubtful()
        _ = try await read { try $0.query("SELECT 1") }
    }

    package func close() async throws {
        readers.close()
        writers.close()
        try await threads.shutdownGracefully()
        defer { lock?.release() }
        do { try connections.close() } catch let error as GRDB.DatabaseError { throw Storage.DatabaseError(error) }
    }

    private func work(on line: WaitingLine, atMost most: Int, transactor: Transactor) {
        while true {
            let jobs = line.next(atMost: most)
            if jobs.isEmpty { return }
            transactor.perform(jobs)
        }
    }

    // One writer, and readers see a snapshot: SQLite knows no conflict to wait for.
    private var reading: Transactor {
        Transactor { [connections, statementTimeout] _, body in
            try translatingErrors { try connections.read { try $0.withDeadlines(statementTimeout, body) } }
        }
    }

    private var writing: Transactor {
        Transactor { [connections, health, statementTimeout] _, body in
            try health.refuseWhenDoubtful()
            try translatingErrors {
                try connections.writeWithoutTransaction {
                    try $0.durably(health: health, statementTimeout: statementTimeout, body)
                }
            }
        }
    }
}

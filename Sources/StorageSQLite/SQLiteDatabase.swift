import GRDB
import NIOPosix
import Storage

/// A database in one file (or in memory), with one writer and several readers.
package final class SQLiteDatabase: Storage.Database {
    private let connections: any DatabaseWriter
    private let threads: NIOThreadPool
    private let readers: WaitingLine
    private let writers: WaitingLine
    private let health = StorageHealth()
    /// Held as long as the database is open.
    private let lock: FileLock?

    package var dialect: Dialect { .sqlite }

    /// Opens `file`, which is made when it does not exist. A second writing process is refused;
    /// `readOnly` opens an existing file beside a running server.
    package convenience init(file: String, readOnly: Bool = false, readers: Int = 4) throws {
        let lock = readOnly ? nil : try FileLock(guarding: file)
        do {
            let pool = try DatabasePool(path: file, configuration: .balsts(readOnly: readOnly, readers: readers))
            if !readOnly {
                // GRDB puts NORMAL when it switches WAL on, after our configuration has run: a power cut could then
                // drop commits that were already acknowledged.
                try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            }
            self.init(pool, readers: readers, lock: lock)
        } catch let error as GRDB.DatabaseError {
            lock?.release()
            throw Storage.DatabaseError(opening: file, error)
        }
    }

    /// A database that ends with the process; for tests.
    package static func inMemory() throws -> SQLiteDatabase {
        SQLiteDatabase(try DatabaseQueue(configuration: .balsts(readOnly: false, readers: 1)), readers: 1, lock: nil)
    }

    private init(_ connections: any DatabaseWriter, readers: Int, lock: FileLock?) {
        self.connections = connections
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
        Transactor { [connections] _, body in
            try translatingErrors { try connections.read { try body(SQLiteConnection($0)) } }
        }
    }

    private var writing: Transactor {
        Transactor { [connections, health] _, body in
            try health.refuseWhenDoubtful()
            try translatingErrors {
                try connections.writeWithoutTransaction { try $0.durably(health: health, body) }
            }
        }
    }
}

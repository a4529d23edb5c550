import NIOPosix
import Storage

/// A database on a PostgreSQL server: one connection that writes, several that read, each on a thread of its own.
package final class PostgresDatabase: Database {
    private let url: String
    private let settings: PostgresSettings
    private let threads: NIOThreadPool
    private let readers: WaitingLine
    private let writers: WaitingLine
    private let readingShelf = PostgresShelf()
    private let writingShelf = PostgresShelf()
    /// Holds the turn, so that nobody writes, while we read at rest.
    private let turnShelf = PostgresShelf()

    package var dialect: Dialect { .postgres }

    /// Connects once and checks that server and database are fit for us.
    package init(
        url: String, for opening: Opening = .writing, settings: PostgresSettings = PostgresSettings()
    ) throws {
        let connection = try PostgresConnection(url: url, settings: settings)
        try connection.checkServer()
        writingShelf.put(connection)
        if opening == .readingAtRest {
            let holder = try PostgresConnection(url: url, settings: settings)
            try holder.takeTurn()
            turnShelf.put(holder)
        }
        self.url = url
        self.settings = settings
        threads = NIOThreadPool(numberOfThreads: settings.readers + 1)
        threads.start()
        readers = WaitingLine(workers: settings.readers, patience: settings.patience)
        writers = WaitingLine(workers: 1, patience: settings.patience)
    }

    deinit { threads.shutdownGracefully { _ in } }

    /// Statements on a connection of their own, outside any transaction, waiting for the answer:
    /// to make and drop schemas and databases.
    package static func administer(url: String, _ statements: [String]) throws {
        let connection = try PostgresConnection(url: url, settings: PostgresSettings())
        for statement in statements { try connection.run(statement) }
    }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await readers.run(body) {
            threads.submit { [self] _ in
                work(on: readers, atMost: 1, from: readingShelf, .reading)
            }
        }
    }

    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await writers.run(body) {
            threads.submit { [self] _ in
                work(on: writers, atMost: 128, from: writingShelf, .writing)
            }
        }
    }

    package func close() async throws {
        readers.close()
        writers.close()
        try await threads.shutdownGracefully()
        readingShelf.clear()
        writingShelf.clear()
        turnShelf.clear()
    }

    private func work(on line: WaitingLine, atMost most: Int, from shelf: PostgresShelf, _ kind: PostgresSession.Kind) {
        let session = PostgresSession(kind, connection: shelf.take()) { [url, settings] () throws(DatabaseError) in
            try PostgresConnection(url: url, settings: settings)
        }
        let transactor = Transactor(transaction: session.transaction)
        while true {
            let jobs = line.next(atMost: most)
            if jobs.isEmpty { return session.give(backTo: shelf) }
            transactor.perform(jobs)
        }
    }
}

import Cast
import Storage
import StoragePostgres
import Testing

@Suite("PostgreSQL is a server that can fail", .enabled(if: Engine.postgresURL != nil))
struct PostgresServerTests {
    private func database(_ change: (inout PostgresSettings) -> Void = { _ in }) async throws -> TemporaryPostgres {
        var settings = PostgresSettings.forTests
        change(&settings)
        let database = try await TemporaryPostgres(server: try #require(Engine.postgresURL), settings: settings)
        try await Migrator(Library.migrations).migrate(database)
        return database
    }

    private func end(_ process: Int) throws {
        let server = try #require(Engine.postgresURL)
        try PostgresDatabase.administer(url: server, ["SELECT pg_terminate_backend(\(process))"])
    }

    private static let process: SQL = "SELECT pg_backend_pid()"

    @Test("a connection that the server ended is replaced without anybody noticing")
    func replaced() async throws {
        let database = try await database()
        for _ in 1...3 {
            let writer: Int = try await database.write { try #require(try $0.first(Self.process))[0] }
            let reader: Int = try await database.read { try #require(try $0.first(Self.process))[0] }
            try end(writer)
            try end(reader)
            #expect(try await database.read { try $0.titles() } == [])
            #expect(try await database.write { try $0.titles() } == [])
        }
    }

    @Test("a transaction whose connection breaks in the middle is run again, once")
    func brokenInTheMiddle() async throws {
        let database = try await database()
        let runs = Counter()
        try await database.write { connection in
            try connection.add(book: 1, "A")
            let process: Int = try #require(try connection.first(Self.process))[0]
            if runs.next() == 1 { try end(process) }
            try connection.add(book: 2, "B")
        }
        #expect(runs.value == 2)
        #expect(try await database.read { try $0.titles() } == ["A", "B"])
        await #expect(throws: DatabaseError.self) {
            try await database.write { connection in
                try end(try #require(try connection.first(Self.process))[0])
                try connection.add(book: 3, "C")
            }
        }
    }

    @Test("a connection that breaks at the commit leaves the outcome unknown")
    func brokenAtCommit() async throws {
        let database = try await database()
        do {
            try await database.write { connection in
                try connection.add(book: 1, "A")
                try end(try #require(try connection.first(Self.process))[0])
            }
            Issue.record("was acknowledged")
        } catch DatabaseError.outcomeUnknown {}
        #expect(try await database.read { try $0.titles() } == [])
    }

    @Test("while somebody holds the turn, everybody who waits together is sent away together")
    func nobodyBegins() async throws {
        let database = try await database { $0.lockTimeout = .seconds(2) }
        let holder = try PostgresDatabase(url: database.url, for: .readingAtRest, settings: .forTests)
        let start = ContinuousClock.now
        let refused = await withTaskGroup(of: Bool.self) { group in
            for number in 1...20 {
                group.addTask {
                    do {
                        try await database.write { try $0.add(book: Int64(number), "\(number)") }
                    } catch DatabaseError.unavailable { return true } catch {}
                    return false
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(refused == 20)
        #expect(ContinuousClock.now - start < .seconds(20), "not one after the other")
        try await holder.close()
        try await database.write { try $0.add(book: 1, "A") }
    }

    @Test("who waits too long for a connection is sent away")
    func patience() async throws {
        let database = try await database {
            $0.readers = 1
            $0.patience = .milliseconds(50)
        }
        let (holds, mayEnd) = (Flag(), Flag())
        async let first: Void = database.read { _ in
            holds.raise()
            mayEnd.wait()
        }
        await holds.reached()
        await #expect(throws: DatabaseError.unavailable("all connections are busy")) {
            try await database.read { try $0.titles() }
        }
        mayEnd.raise()
        try await first
    }

    @Test("four nodes that read the same sum and add to it are made serial, and none is sent away")
    func conflicts() async throws {
        let one = try await database()
        let others = try (1...3).map { _ in try PostgresDatabase(url: one.url, settings: .forTests) }
        let nodes: [any Database] = [one] + others
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    try await nodes[number % nodes.count].write { connection in
                        let sum = try connection.count("book")
                        try connection.add(book: Int64(sum), "\(sum)")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await one.read { try $0.count("book") } == 200)
        for node in others { try await node.close() }
    }

    @Test("a schema that changes beside us does not break prepared statements")
    func changedSchema() async throws {
        let database = try await database()
        #expect(try await database.write { try $0.query("SELECT * FROM diary") }.count == 0)
        let other = try PostgresDatabase(url: database.url, settings: .forTests)
        try await other.write { try $0.execute("ALTER TABLE diary ADD COLUMN more TEXT") }
        let row = try await database.write { connection in
            try connection.execute("INSERT INTO diary (seq, text, more) VALUES (1, 'a', 'b')")
            return try connection.first("SELECT * FROM diary")
        }
        #expect(try row?["more"] == "b")
        let kept = try await database.write { connection in
            try connection.query("SELECT name FROM pg_prepared_statements WHERE statement = 'SELECT * FROM diary'")
        }
        #expect(kept.count == 1, "the server has kept the statement that no longer fits")
        try await other.close()
    }

    @Test("a database with another encoding is refused, with the command that makes a fit one")
    func encoding() throws {
        let server = try #require(Engine.postgresURL)
        let name = "balsts_latin_\(UInt32.random(in: 0 ... .max))"
        try PostgresDatabase.administer(
            url: server, ["CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'"])
        defer {
            #expect(throws: Never.self) { try PostgresDatabase.administer(url: server, ["DROP DATABASE \(name)"]) }
        }
        do {
            _ = try PostgresDatabase(url: server + (server.contains("?") ? "&" : "?") + "dbname=\(name)")
            Issue.record("was accepted")
        } catch DatabaseError.other(let code, let message) {
            #expect(code == "locale")
            #expect(message.contains("createdb -T template0 -E UTF8 --locale=C"))
        }
    }

    @Test("a server that is not there is unavailable")
    func absent() {
        #expect {
            try PostgresDatabase(url: "postgresql://nobody@127.0.0.1:1/none")
        } throws: { error in
            if case DatabaseError.unavailable = error { true } else { false }
        }
    }
}

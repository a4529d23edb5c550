import Cast
import Storage
import Testing

@Suite("A transaction keeps all or nothing")
struct TransactionTests {
    struct Refused: Error, Equatable { let number: Int }

    @Test("an error of the closure undoes everything and arrives unchanged", arguments: Engine.available)
    func rollback(engine: Engine) async throws {
        let database = try await engine.library()
        await #expect(throws: Refused(number: 7)) {
            try await database.write { connection in
                try connection.add(book: 1, "A")
                throw Refused(number: 7)
            }
        }
        #expect(try await database.read { try $0.titles() } == [])
    }

    @Test("who swallows an error keeps nothing and is told so", arguments: Engine.available)
    func swallowed(engine: Engine) async throws {
        let database = try await engine.library()
        do {
            try await database.write { connection in
                try connection.add(book: 1, "A")
                do { try connection.add(book: 1, "B") } catch {}
            }
            Issue.record("was committed")
        } catch DatabaseError.refusedToCommit {}
        do {
            try await database.write { connection in
                do { try connection.execute("SELECT nonsense") } catch {}
                try connection.add(book: 2, "C")
            }
            Issue.record("was committed")
        } catch DatabaseError.refusedToCommit {}
        #expect(try await database.read { try $0.titles() } == [])
    }

    @Test("what fails in an attempt is undone alone", arguments: Engine.available)
    func attempt(engine: Engine) async throws {
        let database = try await engine.library()
        try await database.write { connection in
            try connection.add(book: 1, "A")
            do {
                try connection.attempt {
                    try connection.add(book: 2, "B")
                    try connection.add(book: 1, "twice")
                }
            } catch DatabaseError.alreadyExists {}
            try connection.attempt { try connection.add(book: 3, "C") }
        }
        #expect(try await database.read { try $0.titles() } == ["A", "C"])
    }

    @Test("an attempt whose body swallows an error fails as a whole", arguments: Engine.available)
    func attemptThatSwallows(engine: Engine) async throws {
        let database = try await engine.library()
        try await database.write { connection in
            do {
                try connection.attempt {
                    try connection.add(book: 1, "A")
                    do { try connection.add(book: 1, "B") } catch {}
                }
                Issue.record("was kept")
            } catch DatabaseError.refusedToCommit {}
            try connection.add(book: 2, "C")
        }
        #expect(try await database.read { try $0.titles() } == ["C"])
    }

    @Test("of fifty writes at once exactly the forty that succeed remain", arguments: Engine.available)
    func gathered(engine: Engine) async throws {
        let database = try await engine.library()
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for number in 1...50 {
                group.addTask {
                    do {
                        try await database.write { connection in
                            try connection.add(book: Int64(number), "\(number)")
                            if number % 10 == 0 { throw Refused(number: number) }
                            if number % 10 == 5 { try connection.add(book: Int64(number), "again") }
                        }
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(outcomes == 40)
        #expect(try await database.read { try $0.count("book") } == 40)
    }

    @Test("a reader sees one moment while others write", arguments: Engine.available)
    func consistentView(engine: Engine) async throws {
        let database = try await engine.library()
        let counts = try await database.read { connection in
            let before = try connection.count("book")
            let done = Flag()
            Task {
                try await database.write { try $0.add(book: 1, "A") }
                done.raise()
            }
            done.wait()
            return [before, try connection.count("book")]
        }
        #expect(counts == [0, 0])
        #expect(try await database.read { try $0.count("book") } == 1)
    }

    @Test("a task that is cancelled while it waits writes nothing", arguments: Engine.available)
    func cancellation(engine: Engine) async throws {
        let database = try await engine.library()
        let (holds, mayEnd) = (Flag(), Flag())
        async let first: Void = database.write { connection in
            holds.raise()
            mayEnd.wait()
            try connection.add(book: 1, "first")
        }
        await holds.reached()
        let second = Task { try await database.write { try $0.add(book: 2, "second") } }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        mayEnd.raise()
        try await first
        #expect(try await database.read { try $0.titles() } == ["first"])
    }

    @Test("after closing everything is refused as unavailable", arguments: Engine.available)
    func closed(engine: Engine) async throws {
        let database = try await engine.library()
        try await database.close()
        await #expect(throws: DatabaseError.unavailable("the database is closed")) {
            try await database.read { try $0.titles() }
        }
    }
}

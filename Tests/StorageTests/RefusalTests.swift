import Cast
import Storage
import Testing

@Suite("What an engine refuses has one name on both")
struct RefusalTests {
    /// Runs a statement on a library with one lent book and returns its error.
    private func refusal(of statement: SQL, on engine: Engine) async throws -> DatabaseError? {
        let database = try await engine.library()
        try await database.write { connection in
            try connection.add(book: 1, "Anna")
            try connection.execute("INSERT INTO loan (id, book_id, reader) VALUES (1, 1, 'Liene')")
            try connection.execute("INSERT INTO diary (seq, text) VALUES (1, 'x')")
        }
        do {
            try await database.write { try $0.execute(statement) }
            return nil
        } catch let error as DatabaseError { return error }
    }

    @Test(
        "a second row under a unique rule", arguments: Engine.available,
        [
            "INSERT INTO book (id, title, pages) VALUES (1, 'B', 1)",
            "INSERT INTO book (id, title, pages) VALUES (2, 'Anna', 1)",
            "INSERT INTO loan (id, book_id, reader) VALUES (2, 1, 'Juris')",
        ] as [SQL])
    func unique(engine: Engine, statement: SQL) async throws {
        guard case .alreadyExists(let rule) = try await refusal(of: statement, on: engine) else {
            Issue.record("not refused")
            return
        }
        #expect(!rule.isEmpty)
    }

    @Test(
        "a reference to nothing, and a deletion of what is referred to", arguments: Engine.available,
        [
            "INSERT INTO loan (id, book_id, reader) VALUES (2, 9, 'Juris')", "DELETE FROM book WHERE id = 1",
        ] as [SQL])
    func references(engine: Engine, statement: SQL) async throws {
        guard case .missingReference = try await refusal(of: statement, on: engine) else {
            Issue.record("not refused")
            return
        }
    }

    @Test(
        "a broken check, a value of the wrong type, a text with NUL", arguments: Engine.available,
        [
            "INSERT INTO book (id, title, pages) VALUES (2, 'B', 0)",
            "INSERT INTO book (id, title, pages) VALUES (2, 'B', \("Anna Bērziņa"))",
            "INSERT INTO book (id, title, pages) VALUES (2, \("B\0C"), 1)",
        ] as [SQL])
    func checks(engine: Engine, statement: SQL) async throws {
        let error = try await refusal(of: statement, on: engine)
        guard case .checkFailed(let rule) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!rule.contains("Bērziņa"), "a value is in the text of the error")
    }

    @Test("a missing value names its column", arguments: Engine.available)
    func missing(engine: Engine) async throws {
        let statement: SQL = "INSERT INTO book (id, title, pages) VALUES (2, \(String?.none), 1)"
        #expect(try await refusal(of: statement, on: engine) == .notNull("book.title"))
    }

    @Test(
        "rows of an append-only table are neither changed nor deleted", arguments: Engine.available,
        [
            "UPDATE diary SET text = 'y'", "DELETE FROM diary",
            "INSERT INTO diary (seq, text) VALUES (1, 'y') ON CONFLICT (seq) DO UPDATE SET text = excluded.text",
        ] as [SQL])
    func appendOnly(engine: Engine, statement: SQL) async throws {
        #expect(try await refusal(of: statement, on: engine) == .checkFailed("append-only: diary"))
    }

    @Test("writing where only reading was asked for", arguments: Engine.available)
    func readOnly(engine: Engine) async throws {
        let database = try await engine.library()
        do {
            try await database.read { try $0.add(book: 1, "A") }
            Issue.record("was written")
        } catch DatabaseError.readOnly {}
        #expect(try await database.read { try $0.count("book") } == 0)
    }

    @Test("no stored value is in the text of an error", arguments: Engine.available)
    func secrecy(engine: Engine) async throws {
        let error = try await refusal(of: "INSERT INTO book (id, title, pages) VALUES (2, \("Anna"), 1)", on: engine)
        #expect(!"\(String(describing: error))".contains("Anna"))
    }
}

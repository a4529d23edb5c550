import Cast
import Storage
import Testing

@Suite("A database moves from engine to engine")
struct CopyTests {
    private static func book(_ number: Int) -> [SQLValue] {
        let price: SQLValue = number % 2 == 0 ? .null : .real(0.5)
        let day: SQLValue = number % 3 == 0 ? .null : .text("2021-07-01")
        let title = "Grāmata\t\(number)"
        let cover = [UInt8(number % 256)]
        return [
            .integer(Int64(number)), .text(title), .integer(5), price, day, .boolean(number % 2 == 0), .bytes(cover),
        ]
    }

    private func fill(_ database: any Database) async throws {
        try await database.write { connection in
            let columns = ["id", "title", "pages", "price", "printed_on", "is_lent", "cover"]
            try connection.insert(into: "book", columns: columns, rows: (1...2_500).map(Self.book))
            // The first loan renews the second: rows of one table may refer forward.
            try connection.execute(
                "INSERT INTO loan (id, book_id, reader, returned_on) VALUES (2, 2, 'Liene', '2026-01-02')")
            try connection.execute("INSERT INTO loan (id, book_id, renews_id, reader) VALUES (1, 2, 2, 'Liene')")
            try connection.execute("INSERT INTO diary (seq, text) VALUES (1, 'x')")
        }
    }

    private func contents(_ database: any Database) async throws -> [[SQLValue]] {
        try await database.read { connection in
            try connection.query("SELECT id, title, pages, price, printed_on, cover FROM book ORDER BY id").map(
                \.values)
                + connection.query("SELECT id FROM book WHERE is_lent ORDER BY id").map(\.values)
                + connection.query("SELECT id, book_id, renews_id, reader, returned_on FROM loan ORDER BY id").map(
                    \.values)
        }
    }

    private static let ways = Engine.available.flatMap { from in Engine.available.map { (from, $0) } }

    @Test("everything arrives, in both directions", arguments: ways)
    func everything(from: Engine, to: Engine) async throws {
        let (source, target) = (try await from.library(), try await to.library())
        try await fill(source)
        let counts = try await copy(from: source, to: target, rowsAtATime: 1_000)
        #expect(counts == ["book": 2_500, "loan": 2, "diary": 1])
        let (left, right) = (try await contents(source), try await contents(target))
        #expect(left == right)
    }

    @Test("a copy that was interrupted is taken for no database, by nobody", arguments: Engine.available)
    func interrupted(engine: Engine) async throws {
        let (source, target) = (try await Engine.sqlite.library(), try await engine.library())
        try await fill(source)
        // Liene has two loans, so the copy ends in the middle.
        try await target.write { try $0.execute("CREATE UNIQUE INDEX one_reader ON loan (reader)") }
        await #expect(throws: DatabaseError.self) { try await copy(from: source, to: target) }
        await #expect(throws: MigrationError.unfinishedCopy) { try await Migrator(Library.migrations).check(target) }
        await #expect(throws: MigrationError.unfinishedCopy) { try await Migrator(Library.migrations).migrate(target) }
    }

    @Test("a copy is opened when it is compared and found whole, not before", arguments: Engine.available)
    func compared(engine: Engine) async throws {
        let (source, target) = (try await Engine.sqlite.library(), try await engine.library())
        try await fill(source)
        try await copy(
            from: source, to: target,
            compare: {
                await #expect(throws: MigrationError.unfinishedCopy) {
                    try await Migrator(Library.migrations).check(target)
                }
            })
        try await Migrator(Library.migrations).check(target)
    }

    @Test("what is written to the source after its table was copied is noticed", arguments: Engine.available)
    func late(engine: Engine) async throws {
        let (source, target) = (try await engine.library(), try await engine.library())
        try await fill(source)
        await #expect(throws: CopyError.countsDiffer(table: "book", source: 2_501, target: 2_500)) {
            try await copy(from: BusyLibrary(library: source), to: target)
        }
    }

    /// A library that gets one more book while the copy is past its books.
    private struct BusyLibrary: Database {
        let library: any Database
        private let reads = Counter()

        init(library: any Database) { self.library = library }

        var dialect: Dialect { library.dialect }

        func read<Result: Sendable>(
            _ body: @escaping @Sendable (any Connection) throws -> Result
        ) async throws -> Result {
            let result = try await library.read(body)
            // The tables, the steps, the books, the diary.
            if reads.next() == 4 { try await library.write { try $0.add(book: 9_999, "late") } }
            return result
        }

        func write<Result: Sendable>(
            _ body: @escaping @Sendable (any Connection) throws -> Result
        ) async throws -> Result { try await library.write(body) }

        func close() async throws { try await library.close() }
    }

    @Test("a target with rows, or with another schema, is refused", arguments: Engine.available)
    func refused(engine: Engine) async throws {
        let (source, target) = (try await Engine.sqlite.library(), try await engine.library())
        try await fill(source)
        try await target.write { try $0.execute("INSERT INTO diary (seq, text) VALUES (1, 'mine')") }
        await #expect(throws: CopyError.targetNotEmpty(table: "diary")) { try await copy(from: source, to: target) }
        let older = try await engine.database(migrations: Array(Library.migrations.prefix(1)))
        await #expect(throws: CopyError.differentSchemas) { try await copy(from: source, to: older) }
    }
}

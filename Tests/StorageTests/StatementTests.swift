import Cast
import Storage
import Testing

@Suite("Statements mean the same on both engines")
struct StatementTests {
    @Test("every type of value comes back as it was stored", arguments: Engine.available)
    func roundTrip(engine: Engine) async throws {
        let database = try await engine.library()
        let cover: [UInt8] = [0, 1, 0x5C, 0x27, 0xFF]
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO book (id, title, pages, price, printed_on, is_lent, cover)
                VALUES (\(Int64.max), \("Skrīveru saldējums 🍦 'x' \\ \n\t"), \(1), \(0.1), \("2026-09-01"), \(true), \(cover)),
                (\(2), \(""), \(2), \(Double?.none), \(String?.none), \(false), \([UInt8]()))
                """)
        }
        let rows = try await database.read { try $0.query("SELECT * FROM book ORDER BY pages") }
        let first = try #require(rows.first)
        let second = try #require(rows.last)
        #expect(try first["id"] == Int64.max)
        #expect(try first["title"] == "Skrīveru saldējums 🍦 'x' \\ \n\t")
        #expect(try first["price"] == 0.1)
        #expect(try first["printed_on"] == "2026-09-01")
        #expect(try first["is_lent"] == true)
        #expect(try first["cover"] == cover)
        #expect(try second["title"] == "")
        #expect(try second["price"] == Double?.none)
        #expect(try second["printed_on"] == String?.none)
        #expect(try second["is_lent"] == false)
        #expect(try second["cover"] == [UInt8]())
    }

    @Test("sums and counts are whole numbers, averages are not", arguments: Engine.available)
    func aggregates(engine: Engine) async throws {
        let database = try await engine.library()
        try await database.write {
            try $0.add(book: 1, "A", pages: 1)
            try $0.add(book: 2, "B", pages: 2)
        }
        let row = try #require(
            try await database.read { try $0.first("SELECT sum(pages), count(*), avg(pages) FROM book") })
        #expect(row.values == [.integer(3), .integer(2), .real(1.5)])
    }

    @Test("bound numbers have their own type, also where no column tells it", arguments: Engine.available)
    func untypedPlaces(engine: Engine) async throws {
        let database = try await engine.database()
        let moment = Int64(1_790_000_000_000)
        let row = try #require(
            try await database.read { try $0.first("SELECT \(moment) - \(Int64(86_400_000)), \(true), \(1.5)") })
        #expect(try row[0] == moment - 86_400_000)
        #expect(try row[1] == true)
        #expect(try row[2] == 1.5)
    }

    @Test("an upsert returns the row that is there now", arguments: Engine.available)
    func upsert(engine: Engine) async throws {
        let database = try await engine.library()
        let pages: [Int] = try await database.write { connection in
            try [10, 20].map { pages in
                let row = try connection.first(
                    """
                    INSERT INTO book (id, title, pages) VALUES (\(1), \("A"), \(pages))
                    ON CONFLICT (id) DO UPDATE SET pages = excluded.pages RETURNING pages
                    """)
                return try #require(row)["pages"]
            }
        }
        #expect(pages == [10, 20])
    }

    @Test("a recursive query and a window function work", arguments: Engine.available)
    func recursion(engine: Engine) async throws {
        let database = try await engine.database()
        let totals: [Int] = try await database.read { connection in
            try connection.query(
                """
                WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 4)
                SELECT sum(x) OVER (ORDER BY x) FROM n ORDER BY x
                """
            ).map { try $0[0] }
        }
        #expect(totals == [1, 3, 6, 10])
    }

    @Test("a list of values, also an empty one, filters", arguments: Engine.available)
    func lists(engine: Engine) async throws {
        let database = try await engine.library()
        let found: [[String]] = try await database.write { connection in
            for (id, title) in [(1, "A"), (2, "B"), (3, "C")] { try connection.add(book: Int64(id), title) }
            return try [[1, 3], []].map { ids in
                try connection.query("SELECT title FROM book WHERE id IN (\(list: ids)) ORDER BY id").map { try $0[0] }
            }
        }
        #expect(found == [["A", "C"], []])
    }

    @Test("execute tells how many rows it changed", arguments: Engine.available)
    func changes(engine: Engine) async throws {
        let database = try await engine.library()
        let counts = try await database.write { connection in
            try connection.add(book: 1, "A")
            try connection.add(book: 2, "B")
            return [
                try connection.execute("UPDATE book SET pages = pages + 1"),
                try connection.execute("DELETE FROM book WHERE id = \(9)"),
            ]
        }
        #expect(counts == [2, 0])
    }

    @Test("LIKE tells small letters from capitals", arguments: Engine.available)
    func like(engine: Engine) async throws {
        let database = try await engine.library()
        let found = try await database.write { connection in
            try connection.add(book: 1, "abc")
            return try connection.query("SELECT id FROM book WHERE title LIKE \("A%")").count
        }
        #expect(found == 0)
    }

    @Test("a long answer is streamed, can be stopped, and leaves the connection usable", arguments: Engine.available)
    func streaming(engine: Engine) async throws {
        struct Enough: Error {}
        let database = try await engine.library()
        let rows = (1...100_000).map { [SQLValue.integer(Int64($0)), .text("line \($0)")] }
        let (seen, sum, others) = try await database.write { connection in
            try connection.insert(into: "diary", columns: ["seq", "text"], rows: rows)
            var seen = 0
            var sum = 0
            do {
                try connection.stream("SELECT seq FROM diary WHERE seq > \(0) ORDER BY seq") { row in
                    seen += 1
                    if seen == 2_500 { throw Enough() }
                }
            } catch is Enough {}
            try connection.stream("SELECT seq FROM diary") { sum += try $0[0] }
            var others = 0
            try connection.stream("SELECT seq FROM diary WHERE seq <= 3") { row in
                let seq: Int = try row[0]
                others += try connection.query("SELECT seq FROM diary WHERE seq <= \(seq)").count
            }
            return (seen, sum, others)
        }
        #expect(seen == 2_500)
        #expect(sum == 100_000 * 100_001 / 2)
        #expect(others == 6)
    }

    @Test("many rows are inserted as they are", arguments: Engine.available)
    func bulk(engine: Engine) async throws {
        let database = try await engine.library()
        let columns = ["id", "title", "pages", "price", "printed_on", "is_lent", "cover"]
        let rows: [[SQLValue]] = [
            [
                .integer(1), .text("tab\tnew\nline\r\\N \\. ā"), .integer(5), .real(1e-7), .text("2020-02-29"),
                .boolean(true), .bytes([0, 255]),
            ],
            [.integer(2), .text(""), .integer(6), .null, .null, .boolean(false), .null],
        ]
        try await database.write { try $0.insert(into: "book", columns: columns, rows: rows) }
        let kept = try await database.read { try $0.query("SELECT * FROM book ORDER BY id") }
        #expect(try kept.map { try $0["title"] as String } == ["tab\tnew\nline\r\\N \\. ā", ""])
        #expect(try kept.map { try $0["is_lent"] as Bool } == [true, false])
        #expect(try kept.map { try $0["cover"] as [UInt8]? } == [[0, 255], nil])
        #expect(try kept.map { try $0["price"] as Double? } == [1e-7, nil])
    }
}

import Cast
import Storage

/// A small schema that the tests of the storage layer share: books, and the loans that refer to them.
enum Library {
    static let migrations = [
        Migration(
            "books",
            [
                """
                CREATE TABLE book (
                    id BIGINT NOT NULL PRIMARY KEY,
                    title TEXT NOT NULL UNIQUE,
                    pages BIGINT NOT NULL CHECK (pages > 0),
                    price FLOAT8,
                    printed_on DATE,
                    is_lent BOOLEAN NOT NULL DEFAULT FALSE,
                    cover BYTEA)
                """,
                """
                CREATE TABLE loan (
                    id BIGINT NOT NULL PRIMARY KEY,
                    book_id BIGINT NOT NULL REFERENCES book (id),
                    renews_id BIGINT REFERENCES loan (id),
                    reader TEXT NOT NULL,
                    returned_on DATE)
                """,
                "CREATE UNIQUE INDEX one_open_loan ON loan (book_id) WHERE returned_on IS NULL",
            ]),
        Migration(
            "diary", ["CREATE TABLE diary (seq BIGINT NOT NULL PRIMARY KEY, text TEXT NOT NULL)"], appendOnly: ["diary"]
        ),
    ]
}

extension Connection {
    func add(book id: Int64, _ title: String, pages: Int = 100) throws {
        try execute("INSERT INTO book (id, title, pages) VALUES (\(id), \(title), \(pages))")
    }

    func titles() throws -> [String] {
        try query("SELECT title FROM book ORDER BY title").map { try $0[0] }
    }

    func count(_ table: SQL) throws -> Int {
        try first("SELECT count(*) FROM \(table)")?[0] ?? 0
    }
}

extension Engine {
    func library() async throws -> any Database { try await database(migrations: Library.migrations) }
}

import Testing

@testable import Casework

@Suite("Sealed cells")
struct KeysTests {
    private let keys = Keys(root: Array(repeating: 7, count: 32))

    @Test("a cell says its version and its key, and opens in its place only")
    func place() throws {
        let cell = try keys.seal("dzīvo pie vecmammas", table: "t", column: "c", row: 1)
        #expect(cell[0] == 2 && Array(cell[1...4]) == keys.keyID)
        #expect(try keys.open(cell, table: "t", column: "c", row: 1) == "dzīvo pie vecmammas")
        #expect(cell != (try keys.seal("dzīvo pie vecmammas", table: "t", column: "c", row: 1)))
        for (table, column, row) in [("u", "c", 1), ("t", "d", 1), ("t", "c", 2)] as [(String, String, Int64)] {
            #expect(throws: Rejection.broken("\(table).\(column): the cell was moved or changed")) {
                try keys.open(cell, table: table, column: column, row: row)
            }
        }
    }

    @Test("a cell of another key, another version or a piece of one is refused with the reason")
    func foreign() throws {
        let cell = try keys.seal("teksts", table: "t", column: "c", row: 1)
        let other = Keys(root: Array(repeating: 8, count: 32))
        #expect(other.keyID != keys.keyID)
        do {
            _ = try other.open(cell, table: "t", column: "c", row: 1)
            Issue.record("opened with another key")
        } catch Rejection.broken(let reason) { #expect(reason.contains("sealed with the key")) }
        var older = cell
        older[0] = 1
        for piece in [older, Array(cell.prefix(5)), Array(cell.prefix(20)), []] {
            #expect(throws: Rejection.broken("t.c: unknown cell version")) {
                try keys.open(piece, table: "t", column: "c", row: 1)
            }
        }
        for index in cell.indices.dropFirst() {
            var changed = cell
            changed[index] ^= 1
            #expect(throws: Rejection.self) { try keys.open(changed, table: "t", column: "c", row: 1) }
        }
    }
}

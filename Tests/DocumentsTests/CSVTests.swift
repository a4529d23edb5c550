import Testing

@testable import Documents

@Suite("CSV")
struct CSVTests {
    private func text(_ rows: [[Cell]], _ format: CSVFormat = .plain) -> String {
        var writer = CSVWriter(format)
        for row in rows { writer.append(row) }
        return String(decoding: writer.take(), as: UTF8.self)
    }

    @Test("only fields that need quotes have them")
    func quoting() {
        let rows: [[Cell]] = [
            ["Bērziņa", "a,b", "say \"hi\"", "two\nlines", " edge", .empty, 5, .decimal(-1250, places: 2)]
        ]
        #expect(text(rows) == "Bērziņa,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" edge\",,5,-12.50\r\n")
        #expect(text([[.empty]]) == "\"\"\r\n")
    }

    @Test("a spreadsheet program gets its own separator, decimal mark and byte order mark")
    func spreadsheet() {
        let bytes = Array(text([["a,b", "c;d", .decimal(125, places: 1)]], .spreadsheet).utf8)
        #expect(bytes == [0xEF, 0xBB, 0xBF] + "a,b;\"c;d\";12,5\r\n".utf8)
    }

    @Test("a long answer can be taken in parts")
    func parts() {
        var writer = CSVWriter()
        writer.append(["a"])
        #expect(writer.take() == Array("a\r\n".utf8))
        writer.append(["b"])
        #expect(writer.take() == Array("b\r\n".utf8))
        #expect(writer.take() == [])
    }

    @Test("what is written is read back, and reading asks for neither separator nor line ends")
    func roundTrip() throws {
        let fields = [
            "Bērziņa", "a,b;c\td", "\"", "x\r\ny", " ", "", "'quoted'", "=1+1", "'=1", "''-1", "\tx", "\u{FEFF}=1",
        ]
        for format in [CSVFormat.plain, .spreadsheet, CSVFormat(separator: "\t")] {
            let bytes = Array(text([fields.map { .text("kol\($0.count)") }, fields.map { .text($0) }], format).utf8)
            #expect(try CSVReader.rows(bytes).last?.fields == fields)
        }
        let mixed = "a;b\r1;2\n\n3;4\r\n5;"
        let rows = try CSVReader.rows(Array(mixed.utf8))
        #expect(rows.map(\.fields) == [["a", "b"], ["1", "2"], ["3", "4"], ["5", ""]])
        #expect(rows.map(\.number) == [1, 2, 4, 5])
    }

    @Test(
        "a broken file is refused with the number of the row",
        arguments: [
            ("a,b\n\"x", 2, CSVFault.Reason.quoteNotClosed), ("a\nb\nx\"y", 3, .strayQuote),
            ("a\n\"x\"y", 2, .strayQuote),
        ])
    func broken(_ text: String, _ row: Int, _ reason: CSVFault.Reason) {
        #expect(throws: CSVFault(row: row, reason: reason)) { try CSVReader.rows(Array(text.utf8)) }
    }

    @Test("a file in another encoding is refused")
    func encoding() {
        #expect(throws: CSVFault(row: 2, reason: .notUTF8)) { try CSVReader.rows([0x61, 0x0A, 0xE2, 0x0A]) }
    }

    @Test("fields are reached by the names of columns")
    func sheet() throws {
        let sheet = try CSVSheet(Array("uzvārds;vārds\n Ozols ;Jānis\n".utf8), required: ["vārds"])
        #expect(sheet.records.map { $0["uzvārds"] } == ["Ozols"])
        #expect(sheet.records.map { $0["klase"] } == [""])
        #expect(sheet.records.map(\.row) == [2])
    }

    @Test(
        "columns that are missing, repeated or do not fit are told",
        arguments: [
            ("", 1, CSVFault.Reason.noRows), ("a,b\n", 1, .missingColumn("c")), ("a,a,c\n", 1, .repeatedColumn("a")),
            ("a,c\n1,2\n1\n", 3, .wrongFieldCount(expected: 2, found: 1)),
        ])
    func wrongSheets(_ text: String, _ row: Int, _ reason: CSVFault.Reason) {
        #expect(throws: CSVFault(row: row, reason: reason)) { try CSVSheet(Array(text.utf8), required: ["c"]) }
    }
}

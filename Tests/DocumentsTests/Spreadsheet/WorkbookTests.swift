import Foundation
import Testing

@testable import Documents

@Suite("Workbooks")
struct WorkbookTests {
    private let table = Table(
        [
            .init("unit", title: "Iestāde"), .init("day", title: "Diena"), .init("hours", title: "Stundas", .number),
            .init("amount", title: "Summa", .number), .init("share", title: "Daļa", .number),
        ],
        rows: [
            [
                "Kalētu skola", CivilDay(year: 2018, month: 3, day: 1).map { .day($0) } ?? .empty, 12,
                .money(cents: 10), .percent(125, places: 1),
            ],
            ["Virgas skola", .empty, 3, .money(cents: 20), .percent(0, places: 1)],
            ["Bunkas skola", .empty, .empty, .money(cents: -123_456_789), .text("…")],
        ])

    private func workbook(
        _ table: Table, total: Workbook.Sheet.Total? = nil, notes: [Workbook.Sheet.Note] = [], title: String? = nil,
        createdAt: Int64 = 1_600_000_000
    ) -> Workbook {
        Workbook(
            title: "Pārskats",
            sheets: [.init(name: "Nauda", title: title, notes: notes, table: table, total: total)],
            createdAt: createdAt)
    }

    private func cell(_ cell: Cell) throws -> Unzipped {
        try Unzipped(workbook(Table([.init("a")], rows: [[cell]])))
    }

    @Test("numbers are numbers, euros have two places, a share is a percentage, a day is a day")
    func types() throws {
        let file = try Unzipped(workbook(table))
        #expect(try file.text("A1") == "Iestāde")
        #expect(try file.text("A2") == "Kalētu skola")
        #expect(try file.value("B2") == "43160")
        #expect(try file.pattern("B2") == "dd.mm.yyyy")
        #expect(try file.value("C2") == "12")
        #expect(try file.value("D2") == "0.1")
        #expect(try file.pattern("D2") == "0.00")
        #expect(try file.value("D4") == "-1234567.89")
        #expect(try file.value("E2") == "0.125")
        #expect(try file.pattern("E2") == "0.0%")
        #expect(try !file.sheet().contains("r=\"C4\""))
    }

    @Test("the headings stay in sight, can be filtered by and stand on every printed page; columns fit their texts")
    func furniture() throws {
        let file = try Unzipped(workbook(table, notes: [.init("Avots", "Balsts")], title: "Nauda"))
        #expect(try file.text("A1") == "Nauda" && file.text("A2") == "Avots" && file.text("B2") == "Balsts")
        #expect(try file.text("A4") == "Iestāde" && file.text("A5") == "Kalētu skola")
        #expect(try file.sheet().contains("<pane ySplit=\"4\" topLeftCell=\"A5\""))
        #expect(try file.sheet().contains("<autoFilter ref=\"A4:E7\"/>"))
        #expect(file.parts["xl/workbook.xml"]?.contains("Nauda!$4:$4") == true)
        #expect(try file.sheet().contains("<col min=\"1\" max=\"1\" width=\"13.7"))
    }

    @Test("a sum is a formula over the rows with the exact value beside it")
    func sums() throws {
        let file = try Unzipped(workbook(table, total: .sums(label: "Kopā", of: ["hours", "amount"])))
        #expect(try file.text("A5") == "Kopā")
        #expect(try file.cell("C5").contains("<f>ROUND(SUM(C2:C4),0)</f><v>15</v>"))
        #expect(try file.cell("D5").contains("<f>ROUND(SUM(D2:D4),2)</f><v>-1234567.59</v>"))
        #expect(try file.pattern("D5") == "0.00")
        #expect(try !file.cell("B5").contains("<v>") && !file.cell("E5").contains("<v>"))
    }

    @Test("no rows sum up to nothing, without a formula that would count itself")
    func empty() throws {
        let file = try Unzipped(workbook(Table(table.columns), total: .sums(label: "Kopā", of: ["amount"])))
        #expect(try file.value("D2") == "0")
        #expect(try !file.sheet().contains("<f>"))
        #expect(try Unzipped(workbook(Table([]))).parts["xl/workbook.xml"]?.contains("Nauda") == true)
        #expect(try Unzipped(Workbook(title: "", sheets: [], createdAt: 0)).parts.keys.contains("xl/workbook.xml"))
    }

    @Test("totals that are no sums stand there as they are given")
    func values() throws {
        let file = try Unzipped(workbook(table, total: .values(["Kopā", .empty, 13])))
        #expect(try file.text("A5") == "Kopā" && file.value("C5") == "13")
        #expect(try !file.sheet().contains("<f>"))
    }

    @Test(
        "SEC-06: what looks like a formula is a text, as it was, and stays one when somebody edits it",
        arguments: [
            "=1+1", "+371 60000000", "-5", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u{FEFF}=cmd", "＝1+1",
            "=HYPERLINK(\"http://x\")", "%0", "|calc", "{=1+1}", "http://balsts.example", "mailto:a@balsts.example",
        ])
    func formulas(_ text: String) throws {
        let file = try cell(.text(text))
        let expected = text.replacing("\r", with: "\n").replacing("\"", with: "&quot;")
        #expect(try [expected, expected.replacing("&quot;", with: "\"")].contains(file.text("A2")))
        #expect(try !file.sheet().contains("<f"))
        #expect(try !file.sheet().contains("hyperlink"))
        let isGuarded = FormulaGuard.guarded(text) != text
        #expect(try (file.pattern("A2") == "@") == isGuarded)
    }

    @Test(
        "a text that XML cannot carry, or that looks like an escape, is read back as it was or with a mark in its place"
    )
    func signs() throws {
        #expect(try cell(.text("a\u{0}b\u{B}c\u{1F}d\u{FFFE}e")).text("A2") == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e")
        #expect(try cell(.text("_x0041_ __x00e4_ _x41_")).text("A2") == "_x005F_x0041_ __x005F_x00e4_ _x41_")
        #expect(try cell(.text("a\r\nb\rc\td")).text("A2") == "a\nb\nc\td")
        #expect(try cell(.text("<b>&'")).text("A2") == "&lt;b&gt;&amp;'")
        #expect(try cell(.text("Ņikita 🧑‍🏫 ČŠŽ")).text("A2") == "Ņikita 🧑‍🏫 ČŠŽ")
    }

    @Test("a text beyond Excel's limit is cut at a letter and says so")
    func limit() throws {
        let whole = String(repeating: "ā", count: 32_767)
        #expect(try cell(.text(whole)).text("A2") == whole)
        let cut = try cell(.text(whole + "ā")).text("A2")
        #expect(cut.utf16.count == 32_767 && cut.last == "…")
        let families = try cell(.text(String(repeating: "🧑‍🏫", count: 10_000))).text("A2")
        #expect(families.utf16.count <= 32_767 && families.dropLast().allSatisfy { $0 == "🧑‍🏫" })
    }

    @Test("a number that a spreadsheet would round is a text with all digits; a day before its calendar too")
    func numbers() throws {
        #expect(try cell(.whole(999_999_999_999_999)).value("A2") == "999999999999999")
        #expect(try cell(.whole(Int.max)).text("A2") == "9223372036854775807")
        #expect(try cell(.decimal(-1_000_000_000_000_001, places: 2)).text("A2") == "-10000000000000.01")
        let old = try #require(CivilDay(year: 1868, month: 2, day: 29))
        #expect(try cell(.day(old)).text("A2") == "1868-02-29")
        #expect(CivilDay(year: 2019, month: 2, day: 29) == nil && CivilDay(year: 2019, month: 13, day: 1) == nil)
    }

    @Test("a sum that a spreadsheet could not hold is refused")
    func tooLarge() {
        let rows = Array(repeating: [Cell.decimal(999_999_999_999_999, places: 2)], count: 2)
        let book = workbook(Table([.init("a", .number)], rows: rows), total: .sums(label: "", of: ["a"]))
        #expect(throws: WorkbookError.sumTooLarge(sheet: "Nauda", column: "a")) { try book.bytes() }
        let wide = workbook(Table((0...16_384).map { .init("\($0)") }))
        #expect(throws: WorkbookError.tooLarge(sheet: "Nauda", rows: 5, columns: 16_385)) { try wide.bytes() }
    }

    @Test("names of sheets fit and differ")
    func names() throws {
        var taken: Set<String> = []
        let names = [
            "A/B:C?*[x]\\", "'Nauda'", "", "History", "nauda", String(repeating: "ļ", count: 40),
            String(repeating: "ļ", count: 50), "Nauda\u{0}",
        ].map { XLSXText.sheetName($0, taken: &taken) }
        #expect(
            names[..<5] == [
                "A-B-C--[x]-".replacing("[", with: "-").replacing("]", with: "-"), "Nauda", "-", "History-",
                "nauda (2)",
            ])
        #expect(names.allSatisfy { $0.utf16.count <= 31 } && Set(names.map { $0.lowercased() }).count == names.count)
        #expect(names[5].hasSuffix("…") && names[6].hasSuffix("… (2)"))
        let sheets = ["Mērķis & māja", "x", "X"].map { Workbook.Sheet(name: $0, table: table) }
        let file = try Unzipped(Workbook(title: "", sheets: sheets, createdAt: 1))
        #expect(file.parts["xl/workbook.xml"]?.contains("name=\"Mērķis &amp; māja\"") == true)
        #expect(try file.text("A2", sheet: 3) == "Kalētu skola")
    }

    @Test("the same workbook gives the same bytes, also when many are written at once")
    func deterministic() async throws {
        let books = (0..<24).map { workbook(table, createdAt: 1_600_000_000 + Int64($0 % 3) * 86_400) }
        let first = try books.map { try $0.bytes() }
        #expect(Set(first).count == 3)
        #expect(try Unzipped(first[1]).parts["docProps/core.xml"]?.contains("2020-09-14T12:26:40Z") == true)
        let again = try await withThrowingTaskGroup { group in
            for (index, book) in books.enumerated() { group.addTask { (index, try book.bytes()) } }
            return try await group.reduce(into: [Int: [UInt8]]()) { $0[$1.0] = $1.1 }
        }
        for (index, bytes) in first.enumerated() { #expect(again[index] == bytes) }
    }

    @Test("columns are lettered as spreadsheets do")
    func letters() {
        #expect(
            [0, 25, 26, 51, 52, 701, 702, 16_383].map(XLSXSheet.letters) == [
                "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD",
            ])
    }

    @Test("writing leaves no file open and no file behind")
    func tidy() throws {
        func open() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
        _ = try workbook(table).bytes()
        let before = try open()
        for _ in 0..<50 { _ = try workbook(table).bytes() }
        // Other tests may hold a few files at this moment.
        #expect(try open() < before + 25)
    }
}

import Foundation
import Testing

@testable import Documents

@Suite("Tables")
struct TableTests {
    private let table = Table(
        [
            .init("unit", title: "Iestāde"), .init("plans", title: "Plāni", .number),
            .init("share", title: "Daļa", .number),
        ],
        rows: [
            ["Priekules vidusskola", 12, .decimal(125, places: 1)], ["=x\u{1B}[31m", 3], [.empty, 1, .empty, "beyond"],
        ])

    @Test("a table is CSV for programs")
    func csv() {
        #expect(
            String(decoding: table.csv(), as: UTF8.self) == """
                unit,plans,share\r\nPriekules vidusskola,12,12.5\r\n'=x\u{1B}[31m,3,\r\n,1,\r\n
                """)
    }

    @Test("a table is JSON with the keys in the order of the columns")
    func json() throws {
        #expect(
            String(decoding: table.json(), as: UTF8.self) == """
                [
                {"unit":"Priekules vidusskola","plans":12,"share":12.5},
                {"unit":"=x\\u001b[31m","plans":3,"share":null},
                {"unit":null,"plans":1,"share":null}
                ]

                """)
        #expect(String(decoding: Table([]).json(), as: UTF8.self) == "[]\n")
    }

    @Test("a table is aligned for the terminal, and a name cannot colour it")
    func terminal() {
        #expect(
            table.terminal(decimalMark: ",") == """
                Iestāde               Plāni  Daļa
                ────────────────────  ─────  ────
                Priekules vidusskola     12  12,5
                =x [31m                   3
                                          1

                """)
    }

    @Test("any text survives JSON")
    func escaping() throws {
        let text = "\"\\/\u{8}\n\r\t\u{0}\u{7F}\u{2028}</script>āž漢😀"
        let bytes = Data(JSON.array([.text(text), .bool(true), .null, .decimal(-5, places: 2)]).text.utf8)
        let values = try #require(try JSONSerialization.jsonObject(with: bytes) as? [Any])
        #expect(values[0] as? String == text)
        #expect(values[3] as? Double == -0.05)
    }

    @Test("a measured value is rounded, and what is no number is empty")
    func rounding() {
        #expect(Cell.rounded(0.126, places: 2).plain() == "0.13")
        #expect(Cell.rounded(.nan, places: 2) == .empty)
        #expect(Cell.money(cents: -5).plain() == "-0.05")
    }
}

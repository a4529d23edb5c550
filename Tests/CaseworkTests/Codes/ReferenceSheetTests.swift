import Testing

@testable import Casework

@Suite("Files of reference data")
struct ReferenceSheetTests {
    private func sheet(_ text: String) throws -> ReferenceSheet { try ReferenceSheet("x.csv", Array(text.utf8)) }

    @Test("fields are found by the header, quotes keep commas")
    func reading() throws {
        let lines = try sheet("code,name,on\nL12,\"Skolas maiņa, adaptācija\",2017-03-16\n").lines
        #expect(lines.count == 1)
        #expect(try lines[0]["name"] == "Skolas maiņa, adaptācija")
        #expect(try lines[0].value("on", as: Day.self) == Day("2017-03-16"))
    }

    @Test(
        "a file that is almost right is refused with its line",
        arguments: ["code,on\nA\n", "code,on\nA,2017-03-16,B\n", "code,on\n\"A,2017-03-16\n", ""])
    func refused(_ text: String) {
        #expect(throws: Rejection.self) { try sheet(text) }
    }

    @Test("31 February is no day")
    func noDay() throws {
        let line = try sheet("on\n2018-02-31\n").lines[0]
        #expect(throws: Rejection.broken("x.csv line 2: on")) { try line.value("on", as: Day.self) }
    }
}

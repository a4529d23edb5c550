import Testing

@testable import Casework

@Suite("School years")
struct SchoolYearTests {
    @Test(
        "a school year begins on 1 September",
        arguments: [("2019-08-31", "2018/19"), ("2019-09-01", "2019/20"), ("2020-01-15", "2019/20")])
    func ofDay(date: String, year: String) throws {
        #expect(SchoolYear(of: try #require(Day(date))).description == year)
    }

    @Test(
        "only the written form of two neighbouring years is read",
        arguments: ["2019/21", "19/20", "2019-20", "2019/2020", ""])
    func malformed(_ text: String) {
        #expect(SchoolYear(text) == nil)
    }

    @Test("the turn of the century keeps two digits")
    func century() {
        #expect(SchoolYear("2099/00") == SchoolYear(firstYear: 2099))
        #expect(SchoolYear(firstYear: 2008).description == "2008/09")
    }
}

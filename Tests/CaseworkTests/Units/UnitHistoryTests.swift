import Testing

@testable import Casework

@Suite("The history of a unit")
struct UnitHistoryTests {
    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private func school(closed: String? = nil) throws -> UnitHistory {
        let period = Period(try day("2009-07-01"), through: try closed.map(day))
        return try #require(
            UnitHistory([UnitVersion(name: "Kalētu pamatskola", kind: .generalInstitution, period: period)]))
    }

    @Test("each day answers with the name of that day")
    func names() throws {
        var history = try school()
        history.change(from: try day("2018-09-01"), until: nil) { $0.name = "Kalētu Mūzikas un mākslas pamatskola" }
        #expect(history.version(on: try day("2018-08-31")).name == "Kalētu pamatskola")
        #expect(history.version(on: try day("2018-09-01")).name == "Kalētu Mūzikas un mākslas pamatskola")
        #expect(history.version(on: try day("1999-01-01")).name == "Kalētu pamatskola")
        #expect(history.life == Period(try day("2009-07-01")))
    }

    @Test("a rename that is entered late ends where the next one began")
    func lateRename() throws {
        var history = try school()
        history.change(from: try day("2020-09-01"), until: nil) { $0.name = "C" }
        history.change(from: try day("2015-09-01"), until: try day("2020-09-01")) { $0.name = "B" }
        #expect(history.versions.map(\.name) == ["Kalētu pamatskola", "B", "C"])
        #expect(history.versions.map(\.period.from.description) == ["2009-07-01", "2015-09-01", "2020-09-01"])
        #expect(history.versions[1].period.through == (try day("2020-08-31")))
    }

    @Test("a new founder does not disturb the names, and a change to the same makes no new version")
    func matters() throws {
        let founder = Unit.ID(number: 5)
        var history = try school()
        history.change(from: try day("2018-09-01"), until: nil) { $0.name = "B" }
        history.change(from: try day("2014-01-01"), until: nil) { $0.founder = founder }
        #expect(history.versions.map(\.name) == ["Kalētu pamatskola", "Kalētu pamatskola", "B"])
        #expect(history.versions.map(\.founder) == [nil, founder, founder])
        let before = history
        history.change(from: try day("2019-01-01"), until: nil) { $0.name = "B" }
        #expect(history == before)
    }

    @Test("a closed school keeps its last name")
    func closed() throws {
        var history = try school()
        history.end(on: try day("2020-08-31"))
        #expect(history.life.through == (try day("2020-08-30")))
        #expect(history.version(on: try day("2024-01-01")).name == "Kalētu pamatskola")
    }
}

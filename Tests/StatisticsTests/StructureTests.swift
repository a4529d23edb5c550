import Casework
import Cast
import Language
import Statistics
import Testing

@Suite("On the map of a day")
struct StructureTests {
    /// One plan in each of two schools of Priekules novads, one in a neighbour's, one with the state's own.
    private func sheet(_ engine: Engine) async throws -> FactSheet {
        let sheet = try await FactSheet(engine)
        try await sheet.plan(1, approved: "2017-10-10")
        try await sheet.plan(2, at: FactSheet.kaleti, approved: "2017-10-10")
        try await sheet.plan(3, at: FactSheet.grobina, approved: "2017-10-10")
        try await sheet.plan(4, at: FactSheet.tehnikums, approved: "2017-10-10")
        try await sheet.plan(5, at: FactSheet.virga, approved: "2017-10-10")
        return sheet
    }

    @Test(
        "municipalities before and after the reform; the state's institution stands beside them",
        arguments: Engine.available)
    func reform(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        #expect(
            try await sheet.lines("plans", ["by": "unit", "structure_on": "2020-12-31"]) == [
                "4113900006 | Liepājas Valsts tehnikums | 1 | 1 | 1",
                "LV-032 | Grobiņas novads | 1 | 1 | 1",
                "LV-074 | Priekules novads | 3 | 3 | 3",
            ])
        #expect(
            try await sheet.lines("plans", ["by": "unit", "structure_on": "2022-01-01"]) == [
                "4113900006 | Liepājas Valsts tehnikums | 1 | 1 | 1",
                "LV-112 | Dienvidkurzemes novads | 4 | 4 | 4",
            ])
    }

    @Test("an institution bears the name of the day; a closed one keeps its plans", arguments: Engine.available)
    func names(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        let before = try await sheet.lines(
            "plans", ["by": "institution", "unit": "LV-074", "structure_on": "2018-08-31"])
        #expect(
            before == [
                "4113900001 | Priekules vidusskola | 1 | 1 | 1",
                "4113900002 | Kalētu pamatskola | 1 | 1 | 1",
                "4113900004 | Virgas pamatskola | 1 | 1 | 1",
            ])
        let after = try await sheet.lines("plans", ["unit": "LV-112", "by": "unit", "structure_on": "2022-01-01"])
        #expect(
            after == [
                "4113900001 | Priekules vidusskola | 1 | 1 | 1",
                "4113900002 | Kalētu Mūzikas un mākslas pamatskola | 1 | 1 | 1",
                "4113900004 | Virgas pamatskola | 1 | 1 | 1",
                "4113900007 | Grobiņas vidusskola | 1 | 1 | 1",
            ])
    }

    @Test("from the state down to one institution", arguments: Engine.available)
    func drilling(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        #expect(try await sheet.lines("plans", ["by": "state"]) == ["LV | Latvija | 5 | 5 | 5"])
        #expect(try await sheet.lines("plans", ["by": "region"]) == ["LV-R3 | Kurzemes plānošanas reģions | 5 | 5 | 5"])
        #expect(
            try await sheet.lines("plans", ["by": "unit", "unit": "LV-R3"]) == [
                "4113900006 | Liepājas Valsts tehnikums | 1 | 1 | 1", "LV-112 | Dienvidkurzemes novads | 4 | 4 | 4",
            ])
        #expect(
            try await sheet.lines("plans", ["by": "unit", "unit": FactSheet.kaleti]) == [
                "4113900002 | Kalētu Mūzikas un mākslas pamatskola | 1 | 1 | 1"
            ])
        // Regions were drawn in 2021; before that everything lies directly in the state.
        #expect(
            try await sheet.lines("plans", ["by": "region", "structure_on": "2020-12-31"]) == [
                "LV | Latvija | 5 | 5 | 5"
            ])
    }

    @Test("a unit that is not on the map, or not at all, is an error and not an empty answer")
    func unknown() async throws {
        let sheet = try await sheet(.sqlite)
        let gone = Message("report.problem.unit_not_on_map", ["unit": "Priekules novads", "day": .day(2022, 1, 1)])
        await #expect(throws: Rejection.invalid("unit", gone)) {
            try await sheet.lines("plans", ["unit": "LV-074", "structure_on": "2022-01-01"])
        }
        let nothing = Message("report.problem.unknown_unit", ["text": "LV-999"])
        await #expect(throws: Rejection.invalid("unit", nothing)) { try await sheet.lines("plans", ["unit": "LV-999"]) }
        await #expect(throws: Rejection.invalid("level", "report.problem.level_above_unit")) {
            try await sheet.lines("plans", ["unit": "LV-112", "level": "region"])
        }
        let year = Message("report.problem.year_not_in_calendar", ["text": "2001/02"])
        await #expect(throws: Rejection.invalid("year", year)) { try await sheet.lines("plans", ["year": "2001/02"]) }
    }
}

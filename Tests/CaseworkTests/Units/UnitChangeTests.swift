import Cast
import Language
import Testing

@testable import Casework

@Suite("Changing units")
struct UnitChangeTests {
    @Test("a merged school ends the day before, its heir tells where it came from", arguments: Engine.available)
    func merge(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        try await map.units.merge(
            School.kaleti, into: School.priekule, by: try map.decision("2024-09-01"), as: .operator)
        let day = try map.day("2024-09-01")
        let card = try await map.units.card(School.kaleti, on: day, as: .operator)
        #expect(card.standing == .ended(last: try map.day("2024-08-31")))
        #expect(card.events.last?.successors.map(\.unit.code) == [School.priekule])
        #expect(card.participations.last?.period.through == (try map.day("2024-08-31")))
        #expect(card.path.map(\.code) == ["LV", "LV-R3", "LV-112", School.kaleti])
        let heir = try await map.units.card(School.priekule, on: day, as: .operator)
        #expect(heir.inheritances.map(\.unit.code) == [School.kaleti])
    }

    @Test(
        "a divided municipality leaves its schools to the state until somebody says where they belong",
        arguments: Engine.available)
    func divided(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        try await map.units.found(
            Founding(
                code: "5000000003", name: "Aglonas vidusskola", kind: .generalInstitution, in: "LV-001",
                founder: "LV-001",
                existedBefore: true, by: try map.decision("2009-07-01")),
            as: .operator)
        #expect(try await map.path("5000000003", "2021-06-30") == ["LV", "LV-001", "5000000003"])
        #expect(try await map.path("5000000003", "2021-07-01") == ["LV", "5000000003"])
        let day = try map.day("2022-01-01")
        #expect(try await map.units.unplaced(on: day, as: .operator).map(\.code) == ["5000000003"])
        try await map.units.move("5000000003", to: "LV-073", by: try map.decision("2021-07-01"), as: .operator)
        #expect(try await map.path("5000000003", "2021-07-01") == ["LV", "LV-R5", "LV-073", "5000000003"])
        #expect(try await map.units.unplaced(on: day, as: .operator).isEmpty)
    }

    @Test("a municipality that is divided hands over the schools that are listed", arguments: Engine.available)
    func split(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        try await map.units.split(
            "LV-112", into: ["LV-088", "LV-050"], places: [School.priekule: "LV-088"],
            by: try map.decision("2026-01-01"),
            as: .operator)
        #expect(try await map.path(School.priekule, "2026-01-01") == ["LV", "LV-R3", "LV-088", School.priekule])
        #expect(try await map.path(School.virga, "2026-01-01") == ["LV", School.virga])
        #expect(try await map.path(School.priekule, "2025-12-31") == ["LV", "LV-R3", "LV-112", School.priekule])
    }

    @Test("a later reform takes along what lies in a municipality", arguments: Engine.available)
    func reform(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        try await map.units.merge("LV-112", into: "LV-088", by: try map.decision("2027-07-01"), as: .operator)
        for code in School.priekulesNovads {
            #expect(try await map.path(code, "2027-07-01") == ["LV", "LV-R3", "LV-088", code])
            #expect(try await map.path(code, "2027-06-30") == ["LV", "LV-R3", "LV-112", code])
        }
        let card = try await map.units.card(School.priekule, on: try map.day("2027-07-01"), as: .operator)
        #expect(card.founder?.code == "LV-088")
    }

    @Test("what cannot be is refused with a reason", arguments: Engine.available)
    func refusals(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        let units = map.units
        let first: Message.Argument = .day(2009, 7, 1)
        await #expect(throws: Rejection.invalid("on", Message("unit.problem.before_beginning", ["day": first]))) {
            try await units.rename(School.kaleti, to: "X", by: try map.decision("2009-07-01"), as: .operator)
        }
        let ended = Problem("on", Message("unit.problem.ended", ["day": .day(2020, 8, 30)]))
        await #expect(throws: Rejection.conflict([ended])) {
            try await units.close(School.virga, by: try map.decision("2024-01-01"), as: .operator)
        }
        await #expect(throws: Rejection.invalid("successors", Message("unit.problem.unknown", ["code": "777777"]))) {
            try await units.merge(School.kaleti, into: "777777", by: try map.decision("2024-09-01"), as: .operator)
        }
        let same = Problem("on", Message("unit.problem.same_day", ["day": .day(2018, 9, 1)]))
        await #expect(throws: Rejection.conflict([same])) {
            try await units.rename(School.kaleti, to: "Y", by: try map.decision("2018-09-01"), as: .operator)
        }
        await #expect(throws: Rejection.notFound) {
            try await units.rename("123", to: "Y", by: try map.decision("2024-09-01"), as: .operator)
        }
        await #expect(throws: Rejection.conflict("unit.problem.territory_needs_heir")) {
            try await units.close("LV-112", by: try map.decision("2024-09-01"), as: .operator)
        }
        await #expect(throws: Rejection.invalid("parent", "unit.problem.wrong_place")) {
            try await units.move(School.kaleti, to: "LV-R3", by: try map.decision("2024-09-01"), as: .operator)
        }
        await #expect(throws: Rejection.notFound) {
            try await units.card("nav tāda", on: try map.day("2024-01-01"), as: .operator)
        }
    }

    @Test("a code that is taken or malformed is refused", arguments: Engine.available)
    func codes(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        for code in [School.kaleti, "12a4", "123", "LV-900", ""] {
            await #expect(throws: Rejection.self) {
                try await map.units.found(
                    Founding(
                        code: code, name: "Skola", kind: .generalInstitution, in: "LV-112",
                        by: try map.decision("2024-01-01")),
                    as: .operator)
            }
        }
    }
}

import Cast
import Language
import Storage
import Testing

@testable import Casework

@Suite("The map of the country")
struct TerritoryTests {
    @Test("there were 119 municipalities, then 43, then 42", arguments: Engine.available)
    func counts(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine, cast: false)
        let expected = [
            ("2009-07-01", 119), ("2021-06-30", 119), ("2021-07-01", 43), ("2025-06-30", 43), ("2025-07-01", 42),
        ]
        for (date, count) in expected {
            let found = try await map.units.all(.municipality, on: try map.day(date), as: .operator)
            #expect(found.count == count, "\(date)")
            #expect(Set(found.map(\.name)).count == count)
        }
    }

    @Test("every municipality of 2020 goes on or has a successor that does", arguments: Engine.available)
    func successors(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine, cast: false)
        let today = try map.day("2024-03-01")
        for unit in try await map.units.all(.municipality, on: try map.day("2020-09-01"), as: .operator)
        where unit.life.through != nil && !unit.life.contains(today) {
            let card = try await map.units.card(unit.code, on: today, as: .operator)
            let reform = try #require(card.events.last)
            #expect(reform.kind == .territoryReform)
            #expect(!reform.successors.isEmpty)
            #expect(reform.successors.allSatisfy { $0.unit.life.contains(reform.on) })
        }
    }

    @Test(
        "municipalities lie under the state before the reform and under a planning region after it",
        arguments: Engine.available)
    func regions(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine, cast: false)
        #expect(try await map.path("LV-059", "2021-06-30") == ["LV", "LV-059"])
        #expect(try await map.path("LV-059", "2021-07-01") == ["LV", "LV-R2", "LV-059"])
        #expect(try await map.path("LV-074", "2021-07-01") == ["LV-074"])
        let children = try await map.units.children(of: "LV", on: try map.day("2022-01-01"), as: .operator)
        #expect(children.map(\.code) == ["LV-R3", "LV-R5", "LV-R1", "LV-R2", "LV-R4"])
    }

    @Test("cities were republican until the reform and are state cities since", arguments: Engine.available)
    func cities(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine, cast: false)
        #expect(
            try await map.units.unit("LV-LPX", on: try map.day("2021-06-30"), as: .operator).kind == .republicanCity)
        #expect(try await map.units.unit("LV-LPX", on: try map.day("2021-07-01"), as: .operator).kind == .stateCity)
    }

    @Test("reference data that is loaded again changes nothing", arguments: Engine.available)
    func twice(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        let tables: [SQL] = [
            "unit", "unit_version", "unit_place", "unit_closure", "unit_event", "semester", "rate", "risk_factor",
            "code_item",
            "target_group", "measure_kind", "programme", "journal",
        ]
        var before: [Int] = []
        for table in tables { before.append(try await map.count(table)) }
        try await map.registry.loadReferenceData(as: .operator)
        for (table, count) in zip(tables, before) { #expect(try await map.count(table) == count) }
    }

    @Test("only the program itself loads reference data", arguments: Engine.available)
    func onlyOperator(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine, cast: false)
        await #expect(throws: Rejection.notAllowed("unit.problem.operator_only")) {
            try await map.registry.loadReferenceData(as: .visitor)
        }
    }
}

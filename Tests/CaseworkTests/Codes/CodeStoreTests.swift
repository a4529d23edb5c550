import Cast
import Language
import Storage
import Testing

@testable import Casework

@Suite("Code lists and rates")
struct CodeStoreTests {
    @Test("the four categories hold the 28 factors, health and family are special", arguments: Engine.available)
    func risks(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine, cast: false)
        let risks = try await map.registry.codes.risks(on: try map.day("2024-03-01"), as: .operator)
        #expect(risks.categories.map(\.code) == ["LEARNING", "SOCIAL_HEALTH", "ECONOMIC", "FAMILY"])
        #expect(risks.categories.map { risks.factors(of: $0).count } == [12, 7, 4, 5])
        #expect(risks.factors.filter(\.special).allSatisfy { ["SOCIAL_HEALTH", "FAMILY"].contains($0.category) })
        #expect(risks.factors.filter(\.special).count == 12)
        #expect(risks.factor("L01")?.name[.lv] == "Neattaisnoti kavējumi")
        #expect(risks.factor("L01")?.name[.en] == "Unexcused absences")
    }

    @Test("a rate is the one of the day, and an amount can be traced to its row", arguments: Engine.available)
    func rates(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine, cast: false)
        let codes = map.registry.codes
        let before = try #require(try await codes.rate("consult_teacher", on: try map.day("2021-08-31"), as: .operator))
        let after = try #require(try await codes.rate("consult_teacher", on: try map.day("2021-09-01"), as: .operator))
        #expect(before.amount == Euro(cents: 1000))
        #expect(after.amount == Euro(cents: 1250))
        #expect(before.id != after.id)
        #expect(after.demo)
        #expect(try await codes.rate(Rate.planAuthor, on: try map.day("2018-09-01"), as: .operator) != nil)
        #expect(
            try await codes.rate("comp_catering", .semesterCap, on: try map.day("2018-09-01"), as: .operator)?.amount
                == Euro(cents: 25_000))
        #expect(try await codes.rate("comp_catering", on: try map.day("2018-09-01"), as: .operator) == nil)
    }

    @Test("every kind of measure has a rate by the hour, or a cap, or costs nothing", arguments: Engine.available)
    func kinds(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine, cast: false)
        let day = try map.day("2022-03-01")
        let kinds = try await map.registry.codes.measureKinds(on: day, as: .operator)
        #expect(kinds.count == 16)
        #expect(kinds.filter(\.needsSubject).map(\.code) == ["consult_teacher"])
        for kind in kinds {
            let hour = try await map.registry.codes.rate(kind.code, on: day, as: .operator)
            let cap = try await map.registry.codes.rate(kind.code, .semesterCap, on: day, as: .operator)
            #expect((hour != nil) == (kind.nature == .advisory))
            #expect((cap != nil) == (kind.nature == .economic))
            #expect((kind.unit == .eur) == (kind.nature == .economic))
        }
    }

    @Test("each list has entries in both languages", arguments: Engine.available)
    func lists(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine, cast: false)
        for list in CodeItem.List.allCases {
            let items = try await map.registry.codes.items(list, on: try map.day("2024-03-01"), as: .operator)
            #expect(items.count >= 4)
            #expect(items.allSatisfy { !$0.name.lv.isEmpty && !$0.name.en.isEmpty })
        }
    }

    @Test("a changed meaning is a new row, the old one ends the day before", arguments: Engine.available)
    func changed(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine, cast: false)
        let text = "code,name_lv,name_en,position,valid_from,valid_to\nECONOMIC,Jauns,New,3,2025-09-01,\n"
        try await map.registry.write(as: .operator) { tx in try tx.load(.riskCategories, Array(text.utf8)) }
        let codes = map.registry.codes
        #expect(
            try await codes.risks(on: try map.day("2025-08-31"), as: .operator).category("ECONOMIC")?.name.en
                == "Economic risks")
        #expect(
            try await codes.risks(on: try map.day("2025-09-01"), as: .operator).category("ECONOMIC")?.name.en == "New")
    }

    @Test("the continuation takes all grades, the project did not at first", arguments: Engine.available)
    func targetGroups(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine, cast: false)
        let programmes = try await map.registry.calendar.programmes(as: .operator)
        #expect(programmes.map(\.code) == ["8.3.4", "BALSTS", "4.2.3.1", "PASVALDIBA"])
        let project = try await map.registry.codes.targetGroup(of: programmes[0].id, as: .operator)
        let next = try await map.registry.codes.targetGroup(of: programmes[1].id, as: .operator)
        #expect(!project.admits(stage: .general, grade: 3, on: try map.day("2020-09-01")))
        #expect(project.admits(stage: .general, grade: 3, on: try map.day("2021-09-01")))
        #expect(next.admits(stage: .general, grade: 1, on: try map.day("2024-01-01")))
        #expect(!next.admits(stage: .vet, grade: 5, on: try map.day("2024-01-01")))
    }
}

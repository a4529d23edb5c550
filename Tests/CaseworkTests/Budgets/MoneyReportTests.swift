import Cast
import Storage
import Testing

@testable import Casework

@Suite("The report on money")
struct MoneyReportTests {
    private static func fields(_ fields: [String: String]) throws -> MoneyRequest { try MoneyRequest(fields) }

    @Test("it tells what was known on a day, and its sources add up to the total", arguments: Engine.available)
    func knownOn(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let expert = country.viewer(.raimonds)
        let first = country.clock.clock.today
        let anna = try await country.cost(of: country.anna.plan)
        country.clock.set(Instant(first.next, hour: 9))
        try await country.open(Euro(cents: 1234_57))
        try await country.bring(country.bruno.plan, to: .state)
        let cost = try await country.cost(of: country.bruno.plan)

        let budgets = country.budgets
        let now = try await budgets.money(Self.fields(["by": "unit,year,source"]), as: expert)
        #expect(now.rows.compactMap { $0.unit?.code } == ["LV-112"])
        #expect(now.rows.first?.schoolYear == "2025/26" && now.rows.first?.source == "state")
        #expect(now.total.allocated == Euro(cents: 1234_57) && now.total.reserved == anna + cost)
        #expect(now.rows.map(\.figures.reserved).sum == now.total.reserved)
        let then = try await budgets.money(Self.fields(["known_on": "\(first)"]), as: expert)
        #expect(then.total.allocated == .zero && then.total.reserved == anna)
        #expect(try await budgets.money(Self.fields(["year": "2024/25"]), as: expert).rows.isEmpty)
        #expect(try await budgets.money(Self.fields(["known_on": "2025-10-01"]), as: expert).rows.isEmpty)
    }

    @Test("plans stand under the unit of the map that is asked for", arguments: Engine.available)
    func structure(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (expert, ilze) = (country.viewer(.raimonds), country.viewer(.ilze))
        try await country.open(Euro(cents: 500_00))
        let old = try await country.budgets.money(Self.fields(["structure_on": "2020-12-31"]), as: expert)
        // Nobody can say which part of an allocation to the new municipality belongs to the old one.
        #expect(old.rows.compactMap { $0.unit?.code } == ["LV-112", "LV-074"])
        let priekule = try #require(old.rows.first { $0.unit?.code == "LV-074" })
        #expect(priekule.figures.reserved == (try await country.cost(of: country.anna.plan)))
        #expect(priekule.figures.allocated == .zero)
        let school = try await country.budgets.money(
            Self.fields(["by": "institution", "unit": "4113900001"]), as: ilze)
        #expect(school.rows.map(\.figures.reserved) == [try await country.cost(of: country.anna.plan)])
        for unit in ["LV-059", "LV", Cast.Place.tehnikums.code] {
            #expect(
                await refusal { _ = try await country.budgets.money(Self.fields(["unit": unit]), as: ilze) }
                    == .notFound, "\(unit)")
        }
        #expect(
            await refusal { _ = try await country.budgets.money(Self.fields(["by": "state"]), as: ilze) }?.isNotAllowed
                == true)
        #expect(try await country.budgets.money(MoneyRequest(), as: ilze).isPartial)
    }

    @Test(
        "a unit of which money stands in the books of somebody else is told in part, and it is said so",
        arguments: Engine.available)
    func movedSchool(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        country.clock.set(Instant(country.clock.clock.today.next, hour: 9))
        let whole = try await country.budgets.money(
            Self.fields(["unit": Cast.Place.priekule.code]), as: country.viewer(.ilze))
        #expect(!whole.isPartial && whole.total.reserved > .zero)
        let coordinator = try await country.moveSchool()
        for unit in [Cast.Place.priekule.code, "LV-059"] {
            let table = try await country.budgets.money(Self.fields(["unit": unit]), as: coordinator)
            #expect(table.rows.isEmpty && table.isPartial, "\(unit)")
            let known = try await country.budgets.money(Self.fields(["unit": unit]), as: country.viewer(.raimonds))
            #expect(known.total.reserved == whole.total.reserved && !known.isPartial, "\(unit)")
        }
        let other = try await country.budgets.money(
            Self.fields(["unit": "LV-059", "year": "2024/25"]), as: coordinator)
        #expect(!other.isPartial)
    }

    @Test(
        "by the quarter of Latvia in which it moved, and by the partner in whose books it stands",
        arguments: Engine.available)
    func quarters(_ engine: Engine) async throws {
        // The last minute of a quarter in Latvia is still of the day before in Greenwich.
        let country = try await Cast.Country.make(on: engine, at: Instant(.cast(2025, 9, 30), hour: 9))
        let expert = country.viewer(.raimonds)
        let anna = try await country.cost(of: country.anna.plan)
        country.clock.set(Instant(.cast(2025, 9, 30), hour: 23, minute: 59))
        try await country.open(Euro(cents: 100_00))
        country.clock.set(Instant(.cast(2025, 10, 1), hour: 0, minute: 1))
        try await country.allocate(Euro(cents: 1200_00))
        country.clock.set(Instant(.cast(2026, 1, 2), hour: 9))
        try await country.allocate(Euro(cents: 7_00))

        let budgets = country.budgets
        let table = try await budgets.money(Self.fields(["by": "quarter"]), as: expert)
        #expect(table.rows.map { "\($0.quarter.map { "\($0)" } ?? "")" } == ["2025-Q3", "2025-Q4", "2026-Q1"])
        #expect(
            table.rows.map(\.figures.allocated) == [Euro(cents: 100_00), Euro(cents: 1200_00), Euro(cents: 7_00)])
        #expect(table.rows.map(\.figures.reserved) == [anna, .zero, .zero])
        let partners = try await budgets.money(
            Self.fields(["by": "institution,partner", "structure_on": "2020-12-31"]), as: expert)
        #expect(
            partners.rows.map { "\($0.unit?.code ?? "") \($0.partner?.code ?? "")" }.sorted() == [
                "4113900001 LV-112", "LV-112 LV-112",
            ])
    }

    @Test("what cannot be understood is said at its field")
    func words() {
        for (fields, field) in [
            (["by": "colour"], "by"), (["by": "unit,unit"], "by"), (["year": "2019"], "year"),
            (["known_on": "31.02.2020"], "known_on"), (["level": "galaxy"], "level"), (["semester": "3"], "semester"),
        ] {
            #expect(throws: Rejection.self) { try MoneyRequest(fields) }
            do { _ = try MoneyRequest(fields) } catch { #expect(error.fields == [field]) }
        }
    }
}

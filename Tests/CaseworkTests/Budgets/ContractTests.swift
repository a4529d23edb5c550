import Cast
import Storage
import Testing

@testable import Casework

@Suite("Contracts and allocations")
struct ContractTests {
    @Test("no money without a contract in force, none beyond the maximum of the year", arguments: Engine.available)
    func allocations(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        #expect(
            await refusal { try await country.allocate(Euro(cents: 100)) }?.keys == ["budget.problem.no_contract"])
        try await country.open(Euro(cents: 60_00))
        let (partner, expert) = (Cast.Country.partner, country.viewer(.raimonds))
        let year = SchoolYear(of: country.clock.clock.today)
        try await country.budgets.setMaximum(
            Euro(cents: 100_00), of: partner, programme: Cast.Country.programme, in: year, as: expert)
        #expect(
            await refusal { try await country.allocate(Euro(cents: 40_01)) }?.keys == ["budget.problem.above_maximum"])
        let more = try await country.allocate(Euro(cents: 40_00))
        #expect(
            await refusal {
                try await country.budgets.setMaximum(
                    Euro(cents: 99_99), of: partner, programme: Cast.Country.programme, in: year, as: expert)
            }?.keys == ["budget.problem.maximum_below"])
        #expect(try await country.line()?.allocated == Euro(cents: 100_00))
        // Anna's plan was approved before, so the money that is left is not free.
        let anna = try await country.cost(of: country.anna.plan)
        #expect(try await country.line()?.free == Euro(cents: 100_00) - anna)
        #expect(
            await refusal { try await country.budgets.withdraw(more, of: partner, as: expert) }?.keys
                == ["budget.problem.in_use"])
        try await country.budgets.setMaximum(
            Euro(cents: 2000_00), of: partner, programme: Cast.Country.programme, in: year, as: expert)
        try await country.allocate(Euro(cents: 500_00))
        try await country.budgets.withdraw(more, of: partner, as: expert)
        #expect(try await country.line()?.allocated == Euro(cents: 560_00))
        #expect(await refusal { try await country.budgets.withdraw(more, of: partner, as: expert) } == .notFound)
        #expect(try await country.budgets.verify() == nil)
    }

    @Test("an amendment moves the last day, the contract stays as it was signed", arguments: Engine.available)
    func amendment(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (partner, expert) = (Cast.Country.partner, country.viewer(.raimonds))
        let today = country.clock.clock.today
        let id = try await country.budgets.sign(
            NewContract(
                programmeCode: Cast.Country.programme, number: "P6-13/17", signedOn: .cast(2024, 8, 31),
                from: .cast(2024, 9, 1), through: .cast(2025, 8, 31)), with: partner, as: expert)
        #expect(
            await refusal { try await country.allocate(Euro(cents: 100)) }?.keys == ["budget.problem.no_contract"])
        try await country.budgets.amend(
            id, of: partner,
            by: .init(number: "1", signedOn: today, summary: "Pagarināts", validTo: .cast(2026, 8, 31)),
            as: expert)
        try await country.allocate(Euro(cents: 100))
        let contract = try #require(
            try await country.budgets.file(of: partner, as: country.viewer(.ilze)).contracts.first)
        #expect(contract.period.through == .cast(2025, 8, 31) && contract.inForce.through == .cast(2026, 8, 31))
        #expect(contract.amendments.map(\.summary) == ["Pagarināts"])
        #expect(
            await refusal {
                try await country.budgets.amend(
                    id, of: "LV-059", by: .init(number: "2", signedOn: today, summary: "Cits"), as: expert)
            } == .notFound)
    }

    @Test("a partner reads its own money only, a teacher none; only the state writes", arguments: Engine.available)
    func scope(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        try await country.open(Euro(cents: 500_00))
        try await country.open(Euro(cents: 700_00), for: Cast.Place.tehnikums.code)
        let partner = Cast.Country.partner
        let ilze = country.viewer(.ilze)
        #expect(try await Set(country.budgets.lines(as: ilze).map(\.partner.code)) == [partner])
        #expect(
            try await Set(country.budgets.lines(as: country.viewer(.kristine)).map(\.partner.code))
                == [Cast.Place.tehnikums.code])
        #expect(
            try await Set(country.budgets.lines(as: country.viewer(.raimonds)).map(\.partner.code))
                == [partner, Cast.Place.tehnikums.code])
        for code in ["LV-059", Cast.Place.tehnikums.code, "LV", "4113900001", "nav"] {
            #expect(await refusal { _ = try await country.budgets.file(of: code, as: ilze) } == .notFound, "\(code)")
        }
        for member in [CastMember.mara, .juris, .zane, .inese, .agnese] {
            let viewer = country.viewer(member)
            #expect(await refusal { _ = try await country.budgets.lines(as: viewer) } == .notFound, "\(member)")
            #expect(await refusal { _ = try await country.budgets.file(of: partner, as: viewer) } == .notFound)
            #expect(await refusal { _ = try await country.budgets.money(.init(), as: viewer) } == .notFound)
        }
        let semester = try await country.semester.id
        #expect(
            await refusal {
                try await country.budgets.allocate(
                    Euro(cents: 100), to: partner, programme: Cast.Country.programme, semester: semester, basis: "1",
                    as: ilze)
            }?.isNotAllowed == true)
        #expect(
            await refusal { try await country.budgets.startControl(of: "8.3.4", as: ilze) }?.isNotAllowed == true)
    }

    @Test("what the ledger holds is neither changed nor deleted", arguments: Engine.available)
    func appendOnly(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        for statement: SQL in ["UPDATE ledger_entry SET cents = cents + 1", "DELETE FROM ledger_entry"] {
            await #expect(throws: DatabaseError.self) {
                try await country.registry.database.write { try $0.execute(statement) }
            }
        }
    }
}

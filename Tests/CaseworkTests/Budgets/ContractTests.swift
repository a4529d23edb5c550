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
        func takeBack(_ reason: String = "Divreiz ierakstīts.") async throws {
            try await country.budgets.withdraw(more, of: partner, reason: reason, as: expert)
        }
        #expect(await refusal { try await takeBack("") }?.fields == ["reason"])
        #expect(await refusal { try await takeBack() }?.keys == ["budget.problem.in_use"])
        try await country.budgets.setMaximum(
            Euro(cents: 2000_00), of: partner, programme: Cast.Country.programme, in: year, as: expert)
        try await country.allocate(Euro(cents: 500_00))
        try await takeBack()
        #expect(try await country.line()?.allocated == Euro(cents: 560_00))
        #expect(await refusal { try await takeBack() } == .notFound)
        let told = try await country.told("allocation")
        #expect(told.contains(partner) && told.contains("Divreiz ierakstīts."))
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

    @Test("a contract and an allocation keep to the days of the programme", arguments: Engine.available)
    func programme(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (partner, expert) = (Cast.Country.partner, country.viewer(.raimonds))
        let early = await refusal { try await country.sign(from: .cast(2023, 12, 31)) }
        #expect(early?.fields == ["valid_from"] && early?.keys == ["budget.problem.before_programme"])
        let late = await refusal {
            try await country.sign(programme: "8.3.4", from: .cast(2023, 1, 1), through: .cast(2024, 1, 1))
        }
        #expect(late?.fields == ["valid_to"] && late?.keys == ["budget.problem.after_programme"])
        let contract = try await country.sign(
            programme: "8.3.4", from: .cast(2023, 1, 1), through: .cast(2023, 12, 31))
        let longer = Contract.Amendment(
            number: "1", signedOn: .cast(2023, 12, 1), summary: "Pagarināts", validTo: .cast(2024, 8, 31))
        #expect(
            await refusal { try await country.budgets.amend(contract, of: partner, by: longer, as: expert) }?.fields
                == ["valid_to"])
        let semester = try await country.semester.id
        let given = await refusal {
            try await country.budgets.allocate(
                Euro(cents: 100), to: partner, programme: "8.3.4", semester: semester, basis: "1", as: expert)
        }
        #expect(given?.fields == ["semester"] && given?.keys == ["budget.problem.after_programme"])
    }

    @Test(
        "a contract entered by mistake is annulled and its number free again, unless money rests on it",
        arguments: Engine.available)
    func annulment(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (partner, expert) = (Cast.Country.partner, country.viewer(.raimonds))
        func annul(
            _ id: Contract.ID, of code: String = Cast.Country.partner,
            _ reason: String = "Ierakstīts citam partnerim.", as viewer: Viewer? = nil
        ) async throws {
            try await country.budgets.annul(id, of: code, reason: reason, as: viewer ?? expert)
        }
        let wrong = try await country.sign("P6-13/17", with: "LV-059")
        #expect(await refusal { try await country.sign("P6-13/17") }?.keys == ["budget.problem.number_taken"])
        #expect(await refusal { try await annul(wrong, of: "LV-059", "") }?.fields == ["reason"])
        #expect(await refusal { try await annul(wrong) } == .notFound)
        try await annul(wrong, of: "LV-059")
        #expect(await refusal { try await annul(wrong, of: "LV-059") } == .notFound)
        let told = try await country.told("contract")
        #expect(told.contains("LV-059") && told.contains("P6-13/17") && told.contains("citam partnerim"))

        let right = try await country.sign("P6-13/17")
        #expect(await refusal { try await annul(right, as: country.viewer(.ilze)) }?.isNotAllowed == true)
        // Of the second semester nothing is reserved yet, so that the allocation can be withdrawn.
        let allocation = try await country.allocateNext(Euro(cents: 100))
        #expect(await refusal { try await annul(right) }?.keys == ["budget.problem.contract_allocated"])
        // Another contract carries the allocation as well.
        let second = try await country.sign("P6-13/18")
        try await annul(right)
        #expect(await refusal { try await annul(second) }?.keys == ["budget.problem.contract_allocated"])
        try await country.budgets.withdraw(allocation, of: partner, reason: "Kļūda.", as: expert)
        try await annul(second)
        #expect(try await country.budgets.file(of: partner, as: expert).contracts.isEmpty)
    }

    @Test(
        "an amendment cuts off no days on which an allocation rests, unless another contract covers them",
        arguments: Engine.available)
    func shortened(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (partner, expert) = (Cast.Country.partner, country.viewer(.raimonds))
        let id = try await country.sign("P6-13/17")
        try await country.allocateNext(Euro(cents: 100))
        func shorten(_ number: String, to last: Day) async throws {
            country.clock.advance(seconds: 60)
            try await country.budgets.amend(
                id, of: partner,
                by: .init(
                    number: number, signedOn: country.clock.clock.today, summary: "Saīsināts", validTo: last),
                as: expert)
        }
        let autumn = Day.cast(2025, 12, 31)
        #expect(
            await refusal { try await shorten("1", to: autumn) }?.keys == ["budget.problem.contract_allocated"])
        // One month of the semester is enough.
        try await shorten("1", to: .cast(2026, 1, 31))
        try await country.sign("P6-13/18")
        try await shorten("2", to: autumn)
        let contracts = try await country.budgets.file(of: partner, as: expert).contracts
        #expect(contracts.first { $0.id == id }?.inForce.through == autumn)
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

extension Cast.Country {
    /// Money for the second semester of the school year.
    @discardableResult
    fileprivate func allocateNext(_ amount: Euro) async throws -> Allocation.ID {
        try await budgets.allocate(
            amount, to: Self.partner, programme: Self.programme,
            semester: Semester.id(SchoolYear(of: clock.clock.today), 2), basis: "Rīkojums Nr. 8",
            as: viewer(.raimonds))
    }

    /// What the journal says about the first withdrawal of such a thing.
    fileprivate func told(_ kind: String) async throws -> String {
        try await registry.database.read { connection in
            try connection.first(
                """
                SELECT changes FROM journal WHERE object_kind = \(kind)
                AND action = \(JournalEntry.Action.withdrawn.rawValue) ORDER BY seq
                """)?[0] ?? ""
        }
    }
}

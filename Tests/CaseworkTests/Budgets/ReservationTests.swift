import Cast
import Storage
import Testing

@testable import Casework

@Suite("A plan is a promise of money")
struct ReservationTests {
    private static let thousand = Euro(cents: 1000_00)

    @Test("the municipality's yes reserves, author hours spend, completion frees the rest", arguments: Engine.available)
    func life(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        try await country.open(Self.thousand)
        let before = try #require(try await country.line())
        let plan = country.bruno.plan
        let cost = try await country.cost(of: plan)
        try await country.bring(plan, to: .municipality)
        #expect(try await country.line() == before)
        try await country.bring(plan, to: .state)
        #expect(try await country.line()?.reserved == before.reserved + cost)
        try await country.bring(plan, to: .inProgress)
        #expect(try await country.line()?.reserved == before.reserved + cost)

        let day = country.clock.clock.today
        try await country.plans.recordWork(.preparation, hours: 2, on: day, of: plan, as: country.viewer(.mara))
        let work = try #require(try await country.plans.open(plan, as: .operator).work.first)
        #expect(work.sum > .zero)
        #expect(try await country.line()?.spent == work.sum)
        #expect(try await country.line()?.reserved == before.reserved + cost - work.sum)
        try await country.plans.withdrawWork(work.id, of: plan, as: country.viewer(.mara))
        #expect(try await country.line()?.spent == .zero)
        #expect(try await country.line()?.reserved == before.reserved + cost)
        try await country.plans.recordWork(.preparation, hours: 3, on: day, of: plan, as: country.viewer(.mara))
        let spent = try #require(try await country.line()?.spent)

        let content = try await country.plans.open(plan, as: .operator).content
        try await country.plans.evaluate(country.evaluation(of: content), of: plan, as: country.viewer(.mara))
        try await country.plans.complete(plan, as: country.viewer(.juris))
        let after = try #require(try await country.line())
        #expect(after.reserved == before.reserved && after.spent == spent && after.free == before.free - spent)
        try await country.plans.reopen(plan, reason: "Jāpapildina.", as: country.viewer(.raimonds))
        #expect(try await country.line()?.reserved == before.reserved + cost - spent)
        #expect(try await country.budgets.verify() == nil)
    }

    @Test("suspension frees what is not delivered, resuming reserves it again", arguments: Engine.available)
    func suspension(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        try await country.open(Self.thousand)
        let before = try #require(try await country.line())
        let plan = country.bruno.plan
        let cost = try await country.cost(of: plan)
        try await country.bring(plan, to: .approved)
        country.clock.advance(seconds: 60)
        try await country.cause(.suspend, to: plan)
        #expect(try await country.line() == before)
        country.clock.advance(seconds: 60)
        try await country.cause(.resume, to: plan)
        #expect(try await country.line() == before)
        // Nothing changed, so the first level is the last, and the money is asked for there.
        try await country.bring(plan, to: .approved)
        #expect(try await country.line()?.reserved == before.reserved + cost)
        country.clock.advance(seconds: 60)
        try await country.cause(.void, to: plan)
        #expect(try await country.line() == before)
        #expect(try await country.budgets.verify() == nil)
    }

    @Test("a dearer version reserves the difference, its return gives it back", arguments: Engine.available)
    func revision(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        try await country.open(Self.thousand)
        let plan = country.bruno.plan
        try await country.bring(plan, to: .approved)
        let reserved = try #require(try await country.line()?.reserved)
        country.clock.advance(seconds: 60)
        try await country.plans.revise(plan, as: country.viewer(.mara))
        let seen = try await country.plans.open(plan, as: .operator)
        var content = seen.content
        for index in content.measures.indices where content.measures[index].kind == "comp_catering" {
            content.measures[index].planned = Euro(cents: 7550)
        }
        try await country.plans.save(content, of: plan, lock: seen.plan.lock, as: country.viewer(.mara))
        try await country.bring(plan, to: .state)
        #expect(try await country.line()?.reserved == reserved + Euro(cents: 1550))
        country.clock.advance(seconds: 60)
        try await country.cause(.giveBack, to: plan)
        #expect(try await country.line()?.reserved == reserved)
        country.clock.advance(seconds: 60)
        try await country.bring(plan, to: .approved)
        #expect(try await country.line()?.reserved == reserved + Euro(cents: 1550))
        #expect(try await country.budgets.verify() == nil)
    }

    @Test("an institution of the state is its own partner and reserves at its own yes", arguments: Engine.available)
    func stateInstitution(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let school = Cast.Place.tehnikums
        try await country.open(Self.thousand, for: school.code)
        let plan = try await country.draft(of: .emils)
        try await country.bring(plan, to: .state)
        #expect(try await country.line(of: school)?.reserved == country.cost(of: plan))
        #expect(try await country.line(of: school)?.allocated == Self.thousand)
    }

    @Test("more than is free is refused with the numbers, and nothing changes", arguments: Engine.available)
    func refused(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let plan = country.bruno.plan
        let cost = try await country.cost(of: plan)
        let anna = try await country.cost(of: country.anna.plan)
        try await country.open(anna + cost - Euro(cents: 1))
        try await country.bring(plan, to: .municipality)
        let before = (try await country.look(plan), try await country.line())
        let answer = await refusal { try await country.plans.approve(plan, version: 1, as: country.viewer(.ilze)) }
        guard case .conflict(let problems)? = answer else {
            Issue.record("\(String(describing: answer))")
            return
        }
        #expect(problems.map(\.message.key) == ["budget.problem.not_enough"])
        #expect(problems.first?.message.arguments["missing"] == .money(1))
        #expect(problems.first?.message.arguments["needed"] == .money(cost.cents))
        #expect(try await country.look(plan) == before.0)
        #expect(try await country.line() == before.1)
        let outlook = try await country.budgets.outlook(for: plan, as: country.viewer(.ilze))
        #expect(outlook?.needed == cost && outlook?.after == Euro(cents: -1))
        #expect(try await country.budgets.outlook(for: plan, as: country.viewer(.raimonds)) == nil)
        #expect(try await country.budgets.outlook(for: plan, as: country.viewer(.mara)) == nil)

        try await country.allocate(Euro(cents: 1))
        try await country.plans.approve(plan, version: 1, as: country.viewer(.ilze))
        #expect(try await country.line()?.free == .zero)
    }

    @Test("the state lets one version pass, with a reason that is journaled", arguments: Engine.available)
    func override(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let plan = country.bruno.plan
        try await country.open(Euro(cents: 1))
        try await country.bring(plan, to: .municipality)
        let expert = country.viewer(.raimonds)
        let partner = Cast.Country.partner
        #expect(
            await refusal {
                try await country.budgets.override(plan, of: partner, reason: "", as: expert)
            }?.fields == ["reason"])
        #expect(
            await refusal {
                try await country.budgets.override(plan, of: partner, reason: "Vajag", as: country.viewer(.ilze))
            }?.isNotAllowed == true)
        try await country.budgets.override(plan, of: partner, reason: "Bērnam draud skolas pamešana", as: expert)
        try await country.plans.approve(plan, version: 1, as: country.viewer(.ilze))
        #expect(try #require(try await country.line()).free < .zero)
        let told: String? = try await country.registry.database.read { connection in
            try connection.first("SELECT changes FROM journal WHERE object_kind = 'budget_override'")?[0]
        }
        #expect(told?.contains("Bērnam draud skolas pamešana") == true)
        #expect(try await !country.changes(of: plan).contains("budget_override"))
        #expect(try await country.budgets.verify() == nil)
    }

    @Test(
        "a plan that was resumed unchanged needs money at the first level, and the state can let it pass there",
        arguments: Engine.available)
    func resumed(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, other) = (country.bruno.plan, try await country.waiting(1)[0])
        let (anna, cost) = (try await country.cost(of: country.anna.plan), try await country.cost(of: plan))
        try await country.open(anna + cost)
        try await country.bring(plan, to: .approved)
        country.clock.advance(seconds: 60)
        try await country.cause(.suspend, to: plan)
        country.clock.advance(seconds: 60)
        try await country.bring(other, to: .approved)
        try await country.cause(.resume, to: plan)
        try await country.bring(plan, to: .institution)

        let (juris, expert) = (country.viewer(.juris), country.viewer(.raimonds))
        func approve() async throws { try await country.plans.approve(plan, version: 2, as: juris) }
        #expect(await refusal { try await approve() }?.keys == ["budget.problem.not_enough"])
        let outlook = try #require(try await country.budgets.outlook(for: plan, as: juris))
        #expect(outlook.needed == cost && outlook.after == .zero - cost && outlook.isControlled)
        let shortages = try await country.budgets.file(of: Cast.Country.partner, as: expert).shortages
        #expect(shortages.map(\.plan) == [plan] && shortages.map(\.missing) == [cost])
        try await country.budgets.override(plan, of: Cast.Country.partner, reason: "Mācības turpinās.", as: expert)
        try await approve()
        #expect(try await country.line()?.free == .zero - cost)
        #expect(try await country.budgets.verify() == nil)
    }

    @Test(
        "the partner that promised goes on paying for a school that moved, and the shortage stands in its books",
        arguments: Engine.available)
    func moved(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let plan = country.bruno.plan
        try await country.bring(plan, to: .approved)
        let (anna, cost) = (try await country.cost(of: country.anna.plan), try await country.cost(of: plan))
        try await country.open(anna + cost)
        country.clock.set(Instant(country.clock.clock.today.next, hour: 9))
        let coordinator = try await country.moveSchool()
        try await country.plans.revise(plan, as: country.viewer(.mara))
        let seen = try await country.plans.open(plan, as: .operator)
        var content = seen.content
        for index in content.measures.indices where content.measures[index].kind == "comp_catering" {
            content.measures[index].planned = Euro(cents: 7550)
        }
        try await country.plans.save(content, of: plan, lock: seen.plan.lock, as: country.viewer(.mara))
        try await country.bring(plan, to: .municipality)

        let (expert, more) = (country.viewer(.raimonds), Euro(cents: 1550))
        func approve() async throws { try await country.plans.approve(plan, version: 2, as: coordinator) }
        #expect(await refusal { try await approve() }?.keys == ["budget.problem.not_enough"])
        let outlook = try #require(try await country.budgets.outlook(for: plan, as: coordinator))
        #expect(outlook.needed == more && outlook.free == .zero)
        #expect(
            try await country.budgets.file(of: Cast.Country.partner, as: expert).shortages.map(\.missing) == [more])
        #expect(try await country.budgets.file(of: "LV-059", as: expert).shortages.isEmpty)
        #expect(
            await refusal {
                try await country.budgets.override(plan, of: "LV-059", reason: "Vajag", as: expert)
            } == .notFound)
        try await country.budgets.override(plan, of: Cast.Country.partner, reason: "Vajag", as: expert)
        try await approve()
        #expect(try await country.line()?.free == .zero - more)
        #expect(try await country.budgets.verify() == nil)
    }

    @Test("without budget control nothing is refused, and the ledger is kept all the same", arguments: Engine.available)
    func uncontrolled(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        try await country.bring(country.bruno.plan, to: .approved)
        let line = try #require(try await country.line())
        #expect(line.allocated == .zero && line.reserved > .zero && line.free == .zero - line.reserved)
        #expect(try await country.budgets.verify() == nil)
    }
}

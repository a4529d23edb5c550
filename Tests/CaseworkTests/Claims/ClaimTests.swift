import Cast
import Language
import Storage
import Testing

@testable import Casework

@Suite("Payment claims")
struct ClaimTests {
    @Test("a claim holds what was delivered, is numbered, and adds up by source", arguments: Engine.available)
    func built(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let preview = try await desk.claims.preview(desk.country.request(), as: desk.vija)
        #expect(preview.rows.count == 9 && preview.total == Desk.total)
        #expect(preview.rows.count { $0.isConfirmed == false } == 5)
        let id = try await desk.submit()
        let file = try await desk.file(id)
        #expect(file.claim.number == 1 && file.claim.total == Desk.total && file.claim.state == .submitted)
        #expect(file.lines.map(\.amount).sum == Desk.total && file.lines.map(\.position) == Array(1...9))
        #expect(file.certificate.shares.map(\.claimed).sum == Desk.total)
        let refused = await refusal { try await desk.submit() }
        #expect(refused?.keys == ["claim.problem.nothing"])
        let ready = try await desk.claims.overview(as: desk.vija).ready
        #expect(ready.isEmpty)
    }

    @Test("nothing of a frozen claim can be withdrawn; the refusal names the claim", arguments: Engine.available)
    func frozen(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.submit()
        let (country, plan) = (desk.country, desk.till.plan)
        let name = try await desk.file(id).claim.name
        let mara = country.viewer(.mara)
        let work = try #require(try await country.plans.open(plan, as: mara).work.first)
        let entry = try await country.registry.consultations.sheet(
            of: desk.measure, as: country.viewer(.juris)
        ).held[0].entry
        let refusals = [
            await refusal {
                try await country.registry.consultations.withdraw(desk.hours[0], reason: "Kļūda.", as: mara)
            },
            await refusal { try await country.registry.consultations.undo(entry, as: mara) },
            await refusal { try await country.plans.withdrawWork(work.id, of: plan, as: mara) },
            await refusal { try await desk.till.cause(.deduct, desk.tickets[0]) },
            await refusal { try await desk.till.cause(.park, desk.tickets[0]) },
        ]
        for refused in refusals {
            #expect(refused?.keys == ["claim.problem.frozen"], "\(String(describing: refused))")
            #expect("\(String(describing: refused?.problems))".contains(name))
        }
        try await desk.till.cause(.pay, desk.tickets[0])
        let recovery = await refusal { try await desk.till.cause(.recover, desk.tickets[0]) }
        #expect(recovery?.keys == ["claim.problem.frozen"])
        #expect(try await desk.lines(id).map(\.amount).sum == Desk.total)
    }

    @Test("what is left of a compensation that was partly recovered is claimed", arguments: Engine.available)
    func recovered(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        for event in [Compensation.Event.pay, .recover] { try await desk.till.cause(event, desk.tickets[0]) }
        let preview = try await desk.claims.preview(desk.country.request(), as: desk.vija)
        #expect(preview.rows.count == 9 && preview.total == Desk.total - Euro(cents: 40))
    }

    @Test("a claim whose period begins before anybody paid is opened like any other", arguments: Engine.available)
    func early(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.claims.submit(
            ClaimRequest(
                partner: Cast.Country.partner, programme: Cast.Country.programme, from: .cast(2023, 12, 1),
                through: desk.country.clock.clock.today), as: desk.vija)
        #expect(try await desk.file(id).certificate.shares.map(\.claimed).sum == Desk.total)
    }

    @Test(
        "what was delivered on days without a contract waits; the claim names the contract it rests on",
        arguments: Engine.available)
    func contract(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let (country, partner) = (desk.country, Cast.Country.partner)
        func preview() async throws -> ClaimPreview {
            try await desk.claims.preview(country.request(), as: desk.vija)
        }
        func annul(_ contract: Contract.ID) async throws {
            try await country.budgets.annul(contract, of: partner, reason: "Kļūda.", as: desk.raimonds)
        }
        try await annul(desk.contract)
        let none = try await preview()
        #expect(none.rows.isEmpty && none.waiting.count == 9 && none.waiting.map(\.amount).sum == Desk.total)
        // The partner sees that its money waits, and so does the state.
        for viewer in [desk.vija, desk.raimonds] {
            let ready = try await desk.claims.overview(as: viewer).ready
            #expect(ready.map(\.count) == [0] && ready.map(\.amount) == [.zero])
            #expect(ready.map(\.waitingCount) == [9] && ready.map(\.waiting) == [Desk.total])
        }
        #expect(await refusal { try await desk.submit() }?.keys == ["claim.problem.no_contract"])
        // Three hours of 20 October and the tickets of the three days after it.
        let contract = try await country.sign("P6-11/26", from: .cast(2025, 10, 1), through: .cast(2025, 10, 24))
        let some = try await preview()
        #expect(some.total == Euro(cents: 67_50) && some.waiting.count == 3)
        let ready = try await desk.claims.overview(as: desk.vija).ready
        #expect(ready.map(\.count) == [6] && ready.map(\.amount) == [Euro(cents: 67_50)])
        #expect(ready.map(\.waitingCount) == [3])
        let id = try await desk.submit()
        #expect(try await desk.file(id).certificate.contracts.map(\.number) == ["P6-11/26"])
        #expect(await refusal { try await annul(contract) }?.keys == ["budget.problem.contract_claimed"])

        let longer = Contract.Amendment(
            number: "1", signedOn: country.clock.clock.today, summary: "Pagarināts", validTo: .cast(2025, 12, 31))
        try await country.budgets.amend(contract, of: partner, by: longer, as: desk.raimonds)
        let others = try await preview()
        #expect(others.total == Desk.total - Euro(cents: 67_50) && others.waiting.isEmpty)
        #expect(try await desk.claims.overview(as: desk.vija).ready.map(\.count) == [3])
        try await desk.claims.withdraw(id, reason: "Kļūda.", as: desk.vija)
        try await annul(contract)
        #expect(try await preview().waiting.count == 9)
    }

    @Test(
        "what an author does after the semester is owed under the contract of its last day",
        arguments: Engine.available)
    func edge(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let (country, partner, last) = (desk.country, Cast.Country.partner, Day.cast(2025, 12, 31))
        try await country.budgets.annul(desk.contract, of: partner, reason: "Kļūda.", as: desk.raimonds)
        country.clock.set(Instant(.cast(2026, 1, 20), hour: 9))
        let contract = try await country.sign("P6-11/26", through: last)
        try await country.plans.recordWork(
            .evaluation, hours: 2, on: .cast(2026, 1, 15), of: desk.till.plan, as: country.viewer(.mara))
        let preview = try await desk.claims.preview(country.request(), as: desk.vija)
        #expect(preview.rows.count == 10 && preview.waiting.isEmpty)
        try await desk.submit()
        // What was claimed of the last day is the evaluation alone.
        let shorter = Contract.Amendment(
            number: "1", signedOn: country.clock.clock.today, summary: "Saīsināts", validTo: last.previous)
        let refused = await refusal {
            try await country.budgets.amend(contract, of: partner, by: shorter, as: desk.raimonds)
        }
        #expect(refused?.keys == ["budget.problem.contract_claimed"])
        try await country.sign("P6-11/27", from: last)
        try await country.budgets.amend(contract, of: partner, by: shorter, as: desk.raimonds)
    }

    @Test(
        "a claim names for ever the contracts that were in force when it was submitted", arguments: Engine.available)
    func frozenContracts(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let (country, partner) = (desk.country, Cast.Country.partner)
        let id = try await desk.submit()
        try await country.sign("P6-11/26")
        try await country.budgets.annul(desk.contract, of: partner, reason: "Kļūda.", as: desk.raimonds)
        #expect(try await desk.file(id).certificate.contracts.map(\.number) == ["P6-11/25"])
    }

    @Test("a claim of which everything was parked waits for no payment", arguments: Engine.available)
    func nothingLeft(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.checked()
        for line in try await desk.lines(id) { try await desk.find(.parked, on: line) }
        try await desk.certify(id)
        #expect(try await desk.file(id).claim.state == .paid)
        #expect(try await desk.claims.preview(desk.country.request(), as: desk.vija).total == Desk.total)
    }

    @Test("a claim is withdrawn before its control only, and its rows are free again", arguments: Engine.available)
    func withdrawn(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.submit()
        try await desk.claims.withdraw(id, reason: "Trūkst rindu.", as: desk.vija)
        #expect(try await desk.file(id).certificate.shares.allSatisfy { $0.claimed == .zero })
        try await desk.country.registry.consultations.withdraw(
            desk.hours[0], reason: "Kļūda.", as: desk.country.viewer(.mara))
        let again = try await desk.submit()
        let claim = try await desk.file(again).claim
        #expect(claim.number == 2 && claim.total == Desk.total - Euro(cents: 1250))
        try await desk.claims.draw(again, as: desk.raimonds)
        let refused = await refusal { try await desk.claims.withdraw(again, reason: "Vēlreiz.", as: desk.vija) }
        #expect(refused?.keys == ["claim.wrong_state"])
    }

    @Test("of fifty who submit at once one gets the claim, and no row stands twice", arguments: Engine.available)
    func crowd(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let (claims, request, vija) = (desk.claims, desk.country.request(), desk.vija)
        let answers = await withTaskGroup(of: Rejection?.self, returning: [Rejection?].self) { group in
            for _ in 0..<50 { group.addTask { await refusal { try await claims.submit(request, as: vija) } } }
            return await group.reduce(into: [Rejection?]()) { $0.append($1) }
        }
        #expect(answers.count { $0 == nil } == 1)
        #expect(answers.compactMap { $0 }.allSatisfy { $0.keys == ["claim.problem.nothing"] })
        #expect(try await desk.till.count("SELECT count(*) FROM claim_line") == 9)
        #expect(try await desk.till.count("SELECT count(*) FROM payment_claim") == 1)
    }

    @Test("whoever has seen another total than the present one is asked to look again", arguments: Engine.available)
    func seen(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let refused = await refusal {
            try await desk.claims.submit(desk.country.request(), seen: Euro(cents: 1), as: desk.vija)
        }
        #expect(refused?.keys == ["claim.problem.changed"])
        _ = try await desk.claims.submit(desk.country.request(), seen: Desk.total, receipt: "r", as: desk.vija)
        let twice = try await desk.claims.submit(desk.country.request(), seen: Desk.total, receipt: "r", as: desk.vija)
        #expect(try await desk.file(twice).claim.number == 1)
    }

    @Test("claims of others are not found, and who only reads them is told who acts", arguments: Engine.available)
    func scope(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.submit()
        let line = try await desk.lines(id)[0]
        for member in [CastMember.mara, .juris, .kristine, .ruta, .inese] {
            let viewer = desk.country.viewer(member)
            #expect(await refusal { _ = try await desk.claims.open(id, as: viewer) } == .notFound, "\(member)")
            #expect(await refusal { _ = try await desk.claims.trail(of: line.id, in: id, as: viewer) } == .notFound)
            #expect(await refusal { try await desk.claims.draw(id, as: viewer) } == .notFound)
            #expect(await refusal { try await desk.claims.submit(desk.country.request(), as: viewer) } == .notFound)
        }
        let andris = desk.country.viewer(.andris)
        #expect(try await desk.claims.open(id, as: andris).opensTrails == false)
        #expect(await refusal { _ = try await desk.claims.trail(of: line.id, in: id, as: andris) } == .notFound)
        #expect(
            await refusal { try await desk.claims.draw(id, as: desk.vija) } == .notAllowed("claim.not_allowed.control"))
        #expect(
            await refusal { try await desk.claims.withdraw(id, reason: "x", as: desk.raimonds) }
                == .notAllowed("claim.not_allowed.submit"))
    }
}

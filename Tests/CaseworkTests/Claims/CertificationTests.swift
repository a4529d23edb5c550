import Cast
import Language
import Storage
import Testing

@testable import Casework

@Suite("The control of a claim")
struct CertificationTests {
    @Test("the sample tells why each line is in it, and is drawn once", arguments: Engine.available)
    func sample(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.submit()
        try await desk.claims.draw(id, seed: 834, as: desk.raimonds)
        let file = try await desk.file(id)
        let sample = try #require(file.sample)
        #expect(sample.seed == 834 && sample.size == 5 && sample.byRisk == 3 && sample.drawnByName == "Raimonds Vītols")
        let risky = file.lines.filter { $0.sampled?.ground == .risk }
        #expect(risky.count == 3 && risky.allSatisfy { $0.kind == .hour && $0.sampled?.reasons == [.unconfirmed] })
        let again = await refusal { try await desk.claims.draw(id, seed: 835, as: desk.austra) }
        #expect(again?.keys == ["claim.wrong_state"])
        #expect(await refusal { try await desk.claims.draw(id, seed: -1, as: desk.raimonds) } != nil)
    }

    @Test("somebody else certifies, and only when every line of the sample has a finding", arguments: Engine.available)
    func twoPeople(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.submit()
        try await desk.claims.draw(id, seed: 834, as: desk.raimonds)
        let early = await refusal { try await desk.claims.certify(id, as: desk.austra) }
        #expect(early?.keys == ["claim.problem.open_lines"])
        for line in try await desk.file(id, .open).lines { try await desk.find(.accepted, on: line) }
        let own = await refusal { try await desk.claims.certify(id, as: desk.raimonds) }
        #expect(own == .notAllowed("claim.not_allowed.own"))
        #expect(
            await refusal { try await desk.claims.certify(id, as: desk.vija) }
                == .notAllowed("claim.not_allowed.control"))
        try await desk.claims.answerUnconfirmed(Desk.papers, in: id, as: desk.raimonds)
        try await desk.certify(id)
        let file = try await desk.file(id)
        #expect(file.claim.state == .certified && file.certificate.certified == Desk.total)
        #expect(
            file.certificate.certifiedByName == "Austra Sīle" && file.certificate.controllers == ["Raimonds Vītols"])
    }

    @Test(
        "deductions leave the ledger, parked lines lead the next claim, the certificate adds up",
        arguments: Engine.available)
    func findings(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.checked()
        let spent = try await desk.spent()
        let (hours, tickets) = (try await desk.lines(id, .hour), try await desk.lines(id, .compensation))
        try await desk.find(.deducted, 250, on: hours[0])
        try await desk.find(.deducted, 400, on: tickets[0])
        try await desk.find(.parked, on: tickets[1])
        try await desk.find(.deducted, 100, on: hours[1])
        try await desk.find(.open, on: hours[1])
        try await desk.find(.accepted, on: hours[1])
        #expect(try await desk.spent() == spent)
        try await desk.certify(id)
        let certificate = try await desk.file(id).certificate
        #expect(certificate.deducted == Euro(cents: 650) && certificate.deductions.map(\.count) == [2])
        #expect(certificate.parked == Euro(cents: 1000))
        #expect(certificate.certified == Desk.total - Euro(cents: 1650))
        #expect(certificate.shares.map(\.certified).sum == certificate.certified)
        #expect(try await desk.spent() == spent - Euro(cents: 650))
        #expect(try await desk.till.state(of: Compensation.ID(number: tickets[0].object)) == .deducted)
        #expect(try await desk.country.budgets.verify() == nil)

        try await desk.country.registry.consultations.log(desk.entry(on: 28), as: desk.country.viewer(.mara))
        let next = try await desk.submit()
        let lines = try await desk.lines(next)
        #expect(lines.map(\.amount) == [Euro(cents: 1000), Euro(cents: 1250)])
        #expect(lines[0].carriedFrom == tickets[1].id && lines[0].object == tickets[1].object)
    }

    @Test(
        "what a later audit finds comes back in the next claim, and from the ledger at once",
        arguments: Engine.available)
    func correction(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.checked()
        let ticket = try await desk.lines(id, .compensation)[0]
        try await desk.find(.deducted, 300, on: ticket)
        try await desk.certify(id)
        let spent = try await desk.spent()
        let refused = await refusal { try await desk.correct(ticket, 701) }
        #expect(refused?.keys == ["claim.problem.amount"])
        try await desk.correct(ticket, 700)
        try await desk.correct(try await desk.lines(id, .hour)[0], 50)
        #expect(try await desk.spent() == spent - Euro(cents: 750))
        #expect(await refusal { try await desk.correct(ticket, 1) }?.keys == ["claim.problem.nothing_left"])
        #expect(try await desk.file(id).certificate.certified == Desk.total - Euro(cents: 300))
        // Nothing but corrections is no claim: they wait for something to be taken from.
        #expect(await refusal { try await desk.submit() }?.keys == ["claim.problem.nothing"])
        try await desk.country.registry.consultations.log(desk.entry(on: 28), as: desk.country.viewer(.mara))
        let next = try await desk.submit()
        let file = try await desk.file(next)
        #expect(file.claim.total == Euro(cents: 500) && file.certificate.corrections == Euro(cents: -750))
        #expect(file.certificate.shares.map(\.claimed).sum == Euro(cents: 500))
        #expect(try await desk.country.budgets.verify() == nil)
    }

    @Test(
        "the state asks for what it certified; what is not paid to it comes back from the partner once",
        arguments: Engine.available)
    func ofState(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.checked()
        try await desk.find(.deducted, 250, on: try await desk.lines(id, .hour)[0])
        try await desk.certify(id)
        let above = try await desk.claims.submit(desk.country.request(of: "LV"), as: desk.raimonds)
        let file = try await desk.file(above)
        #expect(file.claim.kind == .state && file.lines.count == 9)
        #expect(file.claim.total == Desk.total - Euro(cents: 250))
        try await desk.claims.draw(above, seed: 1, as: desk.austra)
        for line in try await desk.file(above, .sample).lines {
            try await desk.find(.accepted, on: line, as: desk.austra)
        }
        try await desk.find(.deducted, 350, on: file.lines[0], as: desk.austra)
        let spent = try await desk.spent()
        #expect(
            await refusal { try await desk.claims.certify(above, as: desk.raimonds) }
                == .notAllowed("claim.not_allowed.own"))
        #expect(
            await refusal { try await desk.claims.certify(above, as: desk.austra) }
                == .notAllowed("claim.not_allowed.own"))
        try await desk.claims.certify(above, as: .operator)
        #expect(try await desk.spent() == spent - Euro(cents: 350))
        try await desk.country.registry.consultations.log(desk.entry(on: 28), as: desk.country.viewer(.mara))
        let next = try await desk.submit()
        #expect(try await desk.file(next).claim.total == Euro(cents: 900))
        try await desk.check(next)
        try await desk.certify(next)
        let second = try await desk.claims.submit(desk.country.request(of: "LV"), as: desk.raimonds)
        #expect(try await desk.file(second).claim.total == Euro(cents: 1250))
        #expect(try await desk.country.budgets.verify() == nil)
    }

    @Test(
        "the trail leads from the plan to the journal, and the look at it is written down", arguments: Engine.available)
    func trail(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.checked()
        let line = try await desk.lines(id, .compensation)[0]
        try await desk.find(.deducted, 400, on: line)
        try await desk.certify(id)
        let visits = try await desk.till.count("SELECT count(*) FROM journal_subject")
        let trail = try await desk.claims.trail(of: line.id, in: id, as: desk.raimonds)
        #expect(trail.learnerName == "Dāvis Kauliņš" && trail.version == 1)
        #expect(trail.approvals.map(\.actorName) == ["Juris Ozols", "Ilze Krūmiņa", "Raimonds Vītols"])
        #expect(trail.moves.map(\.spent) == [Euro(cents: -400), Euro(cents: 1000)])
        #expect(trail.findings.map(\.kind).first == .deducted)
        #expect(trail.proof.rows.count > 5 && trail.proof.rows.allSatisfy(\.fits) && trail.proof.leftOut == 0)
        guard case .compensation(let compensation, let document) = trail.delivery else {
            Issue.record("\(trail.delivery)")
            return
        }
        #expect(compensation.id == desk.tickets[0] || desk.tickets.contains(compensation.id))
        #expect(document != nil && trail.opensPlan)
        #expect(try await desk.till.count("SELECT count(*) FROM journal_subject") == visits + 1)
    }
}

import Cast
import Storage
import Testing

@testable import Casework

@Suite("Hours in a claim that nobody confirmed")
struct UnconfirmedHourTests {
    /// A claim of eight hours, of which at least three are outside its sample of five; the sample is looked at.
    private func drawn(_ desk: Desk) async throws -> PaymentClaim.ID {
        try await desk.registry.consultations.log(desk.entry(on: 28, hours: 3), as: desk.country.viewer(.mara))
        let id = try await desk.submit()
        try await desk.claims.draw(id, seed: 834, as: desk.raimonds)
        for line in try await desk.file(id, .open).lines { try await desk.find(.accepted, on: line) }
        return id
    }

    @Test(
        "no claim is certified before they are answered; one word answers all outside the sample",
        arguments: Engine.available)
    func accepted(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await drawn(desk)
        let waiting = try await desk.file(id).unconfirmedCount
        #expect(waiting >= 3)
        #expect(await refusal { try await desk.certify(id) }?.keys == ["claim.problem.unconfirmed"])
        for (finding, key) in [
            (NewFinding(.accepted), "plan.problem.comment_missing"),
            (NewFinding(.open, comment: "Redzēts."), "error.field.choice"),
            (NewFinding(.accepted, comment: String(repeating: "ā", count: 5000)), "plan.problem.text_too_long"),
        ] {
            let refused = await refusal { try await desk.claims.answerUnconfirmed(finding, in: id, as: desk.raimonds) }
            #expect(refused?.keys == [key])
        }
        #expect(
            await refusal { try await desk.claims.answerUnconfirmed(Desk.papers, in: id, as: desk.vija) }
                == .notAllowed("claim.not_allowed.control"))
        let notes: SQL = "SELECT count(*) FROM journal WHERE object_kind = 'claim_line' AND action = 'sensitive_update'"
        let before = try await desk.till.count(notes)
        #expect(try await desk.claims.answerUnconfirmed(Desk.papers, in: id, as: desk.raimonds) == waiting)
        #expect(try await desk.claims.answerUnconfirmed(Desk.papers, in: id, as: desk.raimonds) == 0)
        #expect(try await desk.till.count(notes) == before + waiting)
        let file = try await desk.file(id, .unconfirmed)
        #expect(file.count == 8 && file.unconfirmedCount == 0)
        #expect(
            file.lines.filter { $0.sampled == nil }.allSatisfy {
                $0.finding?.kind == .accepted && $0.finding?.comment == Desk.papers.comment
            })
        try await desk.certify(id)
        #expect(try await desk.file(id).certificate.certified == Desk.total + Euro(cents: 3 * 1250))
    }

    @Test("parked together they lead the next claim", arguments: Engine.available)
    func parked(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await drawn(desk)
        let finding = NewFinding(.parked, comment: "Skola papīrus vēl nav atsūtījusi.")
        let count = try await desk.claims.answerUnconfirmed(finding, in: id, as: desk.raimonds)
        try await desk.certify(id)
        let preview = try await desk.claims.preview(desk.country.request(), as: desk.vija)
        #expect(preview.carried.count == count && preview.rows.count == count)
        #expect(try await desk.country.budgets.verify() == nil)
    }

    @Test("one that is confirmed after the claim was submitted needs no answer", arguments: Engine.available)
    func confirmed(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await drawn(desk)
        let consultations = desk.registry.consultations
        let held = try await consultations.sheet(of: desk.measure, as: desk.country.viewer(.juris)).held
        for (_, hours) in Dictionary(grouping: held, by: \.heldOn) {
            try await consultations.confirm(hours[0].id, by: .evidence("e-klase"), as: desk.country.viewer(.mara))
        }
        let file = try await desk.file(id, .unconfirmed)
        #expect(file.count == 0 && file.unconfirmedCount == 0)
        try await desk.certify(id)
    }
}

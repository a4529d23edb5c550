import Cast
import Testing

@testable import Casework

/// Kalēti and Priekule taught the same learner on 20 October; both hours stand in one claim of their municipality, and only
/// then somebody decides that one is the double of the other.
@Suite("Doubles that were decided after the claim")
struct ClaimDoubleTests {
    private func paired(_ desk: Desk) async throws -> DoubleFunding.ID {
        try await desk.till.log(desk.till.second, on: 20, as: .sandra)
        let rows = try await desk.till.doubles.list(as: desk.vija).rows
        return try #require(rows.first { $0.later.plan == desk.till.second }).id
    }

    private func double(in claim: PaymentClaim.ID, _ desk: Desk) async throws -> ClaimLine {
        try #require(try await desk.file(claim, .double).lines.first)
    }

    @Test(
        "no claim is certified before the double is deducted in full; the refusal names its line",
        arguments: Engine.available)
    func deducted(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let pair = try await paired(desk)
        let id = try await desk.checked()
        #expect(try await desk.file(id).doubles == nil)
        try await desk.till.decide(pair, .double, as: .vija)
        let line = try await double(in: id, desk)
        #expect(line.paysDouble && line.plan == desk.till.second)
        let refused = await refusal { try await desk.certify(id) }
        #expect(refused?.keys == ["claim.problem.doubles"])
        #expect("\(String(describing: refused?.problems))".contains("\"\(line.position)\""))
        try await desk.find(.deducted, line.amount.cents - 1, on: line)
        #expect(await refusal { try await desk.certify(id) }?.keys == ["claim.problem.doubles"])
        try await desk.find(.deducted, line.amount.cents, on: line)
        try await desk.certify(id)
        let file = try await desk.file(id)
        #expect(file.certificate.certified == Desk.total && file.doubles == nil)
        #expect(try await desk.country.budgets.verify() == nil)
    }

    @Test(
        "a parked double is not offered for the next claim until it is decided to be another hour",
        arguments: Engine.available)
    func parked(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let pair = try await paired(desk)
        let id = try await desk.checked()
        try await desk.till.decide(pair, .double, as: .vija)
        let line = try await double(in: id, desk)
        try await desk.find(.parked, on: line)
        try await desk.certify(id)
        let request = desk.country.request()
        #expect(try await desk.claims.preview(request, as: desk.vija).rows.isEmpty)
        try await desk.till.decide(pair, .separate, as: .vija)
        #expect(try await desk.claims.preview(request, as: desk.vija).rows.map(\.carriedFrom) == [line.id])
    }

    @Test(
        "what is decided after the certificate is marked until it is claimed back in full", arguments: Engine.available)
    func certified(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let pair = try await paired(desk)
        let id = try await desk.checked()
        try await desk.certify(id)
        try await desk.till.decide(pair, .double, as: .vija)
        #expect(try await desk.file(id).doubles?.key == "claim.problem.doubles_certified")
        let line = try await double(in: id, desk)
        try await desk.correct(line, line.amount.cents - 1)
        #expect(try await double(in: id, desk).id == line.id)
        try await desk.correct(line, 1)
        #expect(try await desk.file(id).doubles == nil)
    }

    @Test(
        "the state does not ask for a known double until all of it is claimed back from the partner",
        arguments: Engine.available)
    func known(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let pair = try await paired(desk)
        let id = try await desk.checked()
        try await desk.certify(id)
        try await desk.till.decide(pair, .double, as: .vija)
        let (line, request) = (try await double(in: id, desk), desk.country.request(of: "LV"))
        func preview() async throws -> ClaimPreview {
            try await desk.claims.preview(request, as: desk.raimonds)
        }
        let without = try await preview()
        #expect(without.total == Desk.total && !without.rows.contains { $0.object == line.id.number })
        try await desk.correct(line, line.amount.cents - 1)
        #expect(try await preview().total == Desk.total)
        // The line and what takes it back, from the partner's next claim, add up to nothing.
        try await desk.correct(line, 1)
        #expect(try await preview().total == Desk.total + line.amount)
        try await desk.registry.consultations.log(desk.entry(on: 28), as: desk.country.viewer(.mara))
        try await desk.registry.consultations.log(desk.entry(on: 29), as: desk.country.viewer(.mara))
        try await desk.certify(try await desk.checked())
        #expect(try await preview().total == Desk.total + Euro(cents: 2 * 1250))
    }

    @Test("the state does not certify its own claim with a double either", arguments: Engine.available)
    func ofState(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let pair = try await paired(desk)
        let id = try await desk.checked()
        try await desk.certify(id)
        let above = try await desk.claims.submit(desk.country.request(of: "LV"), as: desk.raimonds)
        try await desk.till.decide(pair, .double, as: .vija)
        try await desk.claims.draw(above, seed: 1, as: desk.austra)
        for line in try await desk.lines(above) { try await desk.find(.accepted, on: line, as: desk.austra) }
        let refused = await refusal { try await desk.claims.certify(above, as: .operator) }
        #expect(refused?.keys == ["claim.problem.doubles"])
        let line = try await double(in: above, desk)
        try await desk.find(.deducted, line.amount.cents, on: line, as: desk.austra)
        try await desk.claims.certify(above, as: .operator)
        // What the paying agency does not pay was taken back from the partner with it.
        #expect(try await desk.file(above).doubles == nil)
        #expect(try await desk.file(id).doubles == nil)
    }
}

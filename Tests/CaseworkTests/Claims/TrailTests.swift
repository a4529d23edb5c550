import Cast
import Testing

@testable import Casework

@Suite("The trail of a line")
struct TrailTests {
    @Test(
        "of an hour it shows the word of the other side, and opens the signed paper to all who may look at it",
        arguments: Engine.available)
    func paper(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let (consultations, documents) = (desk.registry.consultations, desk.registry.documents)
        try await consultations.confirm(
            desk.hours[0], by: .evidence("E-klase 12", Till.bill("lapa")), as: desk.country.viewer(.mara))
        let held = try await consultations.sheet(of: desk.measure, as: desk.country.viewer(.juris)).held
        let paper = try #require(held.first { $0.id == desk.hours[0] }?.confirmation?.document)
        #expect(await refusal { _ = try await documents.download(paper, as: desk.vija) } == .notFound)
        let id = try await desk.submit()
        let line = try #require(try await desk.lines(id, .hour).first { $0.object == desk.hours[0].number })
        for viewer in [desk.raimonds, desk.vija] {
            guard
                case .hour(let hour, let document?) = try await desk.claims.trail(
                    of: line.id, in: id, as: viewer
                ).delivery
            else {
                Issue.record("no paper")
                return
            }
            #expect(hour.confirmation?.evidence == "E-klase 12" && document.id == paper)
            #expect(try await documents.download(document.id, as: viewer).bytes == Till.bill("lapa").bytes)
        }
        for member in [CastMember.andris, .kristine, .zane] {
            let viewer = desk.country.viewer(member)
            #expect(await refusal { _ = try await documents.download(paper, as: viewer) } == .notFound, "\(member)")
        }
    }

    @Test(
        "the journal's rows about claim, line, list and approvals are all in it, however much there is about the plan",
        arguments: Engine.available)
    func busy(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.checked()
        let (line, plan) = (try await desk.lines(id, .compensation)[0], desk.till.plan)
        try await desk.find(.deducted, 400, on: line)
        try await desk.certify(id)
        try await desk.country.openAccounts()
        try await desk.pay(id)
        try await desk.registry.write(as: .operator) { tx in
            for _ in 0..<250 { try tx.record(JournalEntry(.updated, .init("support_plan", plan.number))) }
        }
        let proof = try await desk.claims.trail(of: line.id, in: id, as: desk.raimonds).proof
        let counts = Dictionary(grouping: proof.rows, by: \.line.row.object.kind).mapValues(\.count)
        // Handed in, and three times approved.
        #expect(counts["support_plan"] == JournalProof.mostOfBusy + 4 && proof.leftOut > 50)
        // Submitted, sampled, certified, paid; made, released, reconciled.
        #expect(counts["payment_claim"] == 4 && counts["payment_list"] == 3)
        #expect(counts["claim_line"] ?? 0 > 0 && counts["compensation"] ?? 0 > 0)
        let order = proof.rows.map(\.line.row.seq)
        #expect(order == order.sorted() && proof.rows.allSatisfy(\.fits))
    }

    @Test(
        "of an hour and of the author's work the journal's own rows are told, however much was written since",
        arguments: Engine.available)
    func old(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        desk.country.clock.advance(seconds: 60)
        try await desk.registry.consultations.confirm(
            desk.hours[0], by: .evidence("E-klase 12"), as: desk.country.viewer(.mara))
        let id = try await desk.submit()
        let plan = desk.till.plan
        try await desk.registry.write(as: .operator) { tx in
            for _ in 0..<250 { try tx.record(JournalEntry(.updated, .init("support_plan", plan.number))) }
        }
        func actions(_ line: ClaimLine) async throws -> Set<String> {
            let rows = try await desk.claims.trail(of: line.id, in: id, as: desk.raimonds).proof.rows
            #expect(Set(rows.map(\.line.row.seq)).count == rows.count)
            return Set(rows.filter { $0.line.row.object.kind == "support_plan" }.map(\.line.row.action))
        }
        let hour = try #require(try await desk.lines(id, .hour).first { $0.object == desk.hours[0].number })
        let told = try await actions(hour)
        #expect(told.isSuperset(of: ["plan_submit", "plan_approve", "plan_deliver", "plan_deliver_confirm"]))
        let work = try await desk.lines(id, .authorWork)[0]
        let rows = try await desk.claims.trail(of: work.id, in: id, as: desk.raimonds).proof.rows
        #expect(rows.contains { $0.line.row.changes.contains("author_work") })
    }
}

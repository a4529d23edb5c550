import Cast
import Storage
import Testing

@testable import Casework

@Suite("A crash in the middle of a claim")
struct BrokenClaimTests {
    enum Act: String, CaseIterable, Sendable {
        case submit, withdraw, draw, find, answer, certify, correct, makeList, reconcile
    }

    private static let cells = Engine.available.flatMap { engine in Act.allCases.map { (engine, $0) } }
    private typealias Operation = @Sendable (Registry) async throws -> Void

    @Test("whichever statement fails, nothing of it is kept", arguments: cells)
    func statements(_ engine: Engine, _ act: Act) async throws {
        let desk = try await Desk(on: engine)
        let operation = try await prepare(act, at: desk)
        try await desk.country.failEverywhere("\(act)", watching: { try await rows(desk) }, operation)
    }

    private func prepare(_ act: Act, at desk: Desk) async throws -> Operation {
        let (vija, raimonds, austra) = (desk.vija, desk.raimonds, desk.austra)
        let request = desk.country.request()
        switch act {
        case .submit: return { try await $0.claims.submit(request, as: vija) }
        case .withdraw:
            let id = try await desk.submit()
            return { try await $0.claims.withdraw(id, reason: "Kļūda.", as: vija) }
        case .draw:
            let id = try await desk.submit()
            return { try await $0.claims.draw(id, seed: 1, as: raimonds) }
        case .answer:
            try await desk.registry.consultations.log(desk.entry(on: 28, hours: 3), as: desk.country.viewer(.mara))
            let id = try await desk.submit()
            try await desk.claims.draw(id, seed: 1, as: raimonds)
            return { try await $0.claims.answerUnconfirmed(Desk.papers, in: id, as: raimonds) }
        case .find, .certify:
            let id = try await desk.checked()
            let line = try await desk.lines(id, .hour)[0]
            let finding = NewFinding(.deducted, reasonCode: "arithmetic", amount: Euro(cents: 5), comment: "Kļūda.")
            if act == .find { return { try await $0.claims.find(finding, on: line.id, of: id, as: raimonds) } }
            try await desk.find(.deducted, 5, on: line)
            try await desk.find(.parked, on: try await desk.lines(id, .compensation)[0])
            try await desk.find(.deducted, 5, on: try await desk.lines(id, .compensation)[1])
            return { try await $0.claims.certify(id, as: austra) }
        case .correct:
            let id = try await desk.checked()
            try await desk.certify(id)
            let line = try await desk.lines(id, .compensation)[0]
            let finding = NewFinding(.correction, reasonCode: "arithmetic", amount: Euro(cents: 5), comment: "Kļūda.")
            return { try await $0.claims.correct(line.id, of: id, by: finding, as: raimonds) }
        case .makeList, .reconcile:
            let id = try await desk.checked()
            try await desk.certify(id)
            try await desk.country.openAccounts()
            let today = desk.country.clock.clock.today
            if act == .makeList {
                return { try await $0.payments.make([id], of: "BALSTS", dueOn: today, as: raimonds) }
            }
            let list = try await desk.registry.payments.make([id], of: "BALSTS", dueOn: today, as: raimonds)
            try await desk.registry.payments.release(list, as: austra)
            let order = try await desk.registry.payments.export(list, as: austra).orders[0]
            let row = NewBankRow(endToEnd: order.endToEnd, amount: order.amount, paidOn: today)
            return { _ = try await $0.payments.reconcile([row], of: list, as: raimonds) }
        }
    }

    /// How many rows there are of everything that a claim touches.
    private func rows(_ desk: Desk) async throws -> [Int] {
        try await desk.registry.database.read { connection in
            let questions: [SQL] = [
                "SELECT count(*) FROM payment_claim", "SELECT count(*) FROM payment_claim_state",
                "SELECT count(*) FROM claim_line", "SELECT count(*) FROM claim_line WHERE released_at IS NULL",
                "SELECT count(*) FROM claim_contract",
                "SELECT count(*) FROM claim_sample", "SELECT count(*) FROM claim_sample_line",
                "SELECT count(*) FROM claim_line_score",
                "SELECT count(*) FROM claim_finding", "SELECT count(*) FROM claim_posting",
                "SELECT count(*) FROM ledger_entry", "SELECT count(*) FROM compensation_state",
                "SELECT count(*) FROM payment_list", "SELECT count(*) FROM payment_list_state",
                "SELECT count(*) FROM payment_order", "SELECT count(*) FROM bank_row", "SELECT count(*) FROM journal",
            ]
            return try questions.map { try connection.first($0)?[0] ?? 0 }
        }
    }
}

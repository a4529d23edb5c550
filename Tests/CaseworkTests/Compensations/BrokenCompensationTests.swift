import Cast
import Storage
import Testing

@testable import Casework

@Suite("A crash in the middle of a compensation")
struct BrokenCompensationTests {
    enum Act: String, CaseIterable, Sendable {
        case submit, keepDays, handInDays, accept, deduct, park, withdraw, pay, recover
    }

    private static let cells = Engine.available.flatMap { engine in Act.allCases.map { (engine, $0) } }

    @Test("whichever statement fails, nothing of it is kept", arguments: cells)
    func statements(_ engine: Engine, _ act: Act) async throws {
        let till = try await Till(on: engine)
        let operation = try await prepare(act, at: till)
        try await till.country.failEverywhere("\(act)", watching: { try await rows(till) }, operation)
    }

    private typealias Operation = @Sendable (Registry) async throws -> Void

    private func prepare(_ act: Act, at till: Till) async throws -> Operation {
        let (plan, mara, vija) = (till.plan, till.viewer(.mara), till.viewer(.vija))
        func settle(_ event: Compensation.Event, from state: Compensation.State, as viewer: Viewer) async throws
            -> Operation
        {
            let id = try await till.row(1, in: state)
            let note = SettlementNote(reasonCode: "arithmetic", comment: "Kļūda.", deducted: Euro(cents: 40))
            return { try await $0.compensations.settle(id, event, note, as: viewer) }
        }
        switch act {
        case .submit:
            return { _ = try await $0.compensations.submit(Till.ticket("A1"), Till.bill("A1"), of: plan, as: mara) }
        case .keepDays, .handInDays:
            let ticked = DayBits(month: Till.day(1), days: [14, 15])
            let submitting = act == .handInDays
            return {
                _ = try await $0.compensations.keep(ticked, line: 3, of: plan, submitting: submitting, as: mara)
            }
        case .accept: return try await settle(.accept, from: .submitted, as: vija)
        case .deduct: return try await settle(.deduct, from: .submitted, as: vija)
        case .park: return try await settle(.park, from: .accepted, as: vija)
        case .withdraw: return try await settle(.withdraw, from: .submitted, as: mara)
        case .pay: return try await settle(.pay, from: .accepted, as: vija)
        case .recover: return try await settle(.recover, from: .paid, as: vija)
        }
    }

    private func rows(_ till: Till) async throws -> [Int] {
        try await till.country.registry.database.read { connection in
            let questions: [SQL] = [
                "SELECT count(*) FROM compensation", "SELECT count(*) FROM compensation_state",
                "SELECT count(*) FROM compensation_state WHERE left_at IS NULL", "SELECT count(*) FROM document",
                "SELECT count(*) FROM day_register", "SELECT count(*) FROM day_register WHERE withdrawn_at IS NULL",
                "SELECT count(*) FROM double_funding", "SELECT count(*) FROM ledger_entry",
                "SELECT count(*) FROM plan_state", "SELECT count(*) FROM journal",
            ]
            return try questions.map { try connection.first($0)?[0] ?? 0 }
        }
    }
}

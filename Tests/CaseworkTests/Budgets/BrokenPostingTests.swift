import Cast
import Storage
import Testing

@testable import Casework

@Suite("A crash in the middle of a posting")
struct BrokenPostingTests {
    /// What changes money, after the country was made ready for it.
    enum Act: String, CaseIterable, Sendable {
        case allocate, withdraw, annul, approve, work, suspend, giveBack, void, complete
    }

    private static let cells = Engine.available.flatMap { engine in Act.allCases.map { (engine, $0) } }

    @Test("whichever statement fails, nothing of it is kept", arguments: cells)
    func statements(_ engine: Engine, _ act: Act) async throws {
        let country = try await Cast.Country.make(on: engine)
        try await country.open(Euro(cents: 1000_00))
        let operation = try await prepare(act, in: country)
        try await country.failEverywhere(
            "\(act)", watching: { try await Rows(country.registry.database) }, operation)
    }

    private typealias Operation = @Sendable (Registry) async throws -> Void

    private func prepare(_ act: Act, in country: Cast.Country) async throws -> Operation {
        let plan = country.bruno.plan
        let (expert, mara, head) = (country.viewer(.raimonds), country.viewer(.mara), country.viewer(.juris))
        let (partner, semester) = (Cast.Country.partner, try await country.semester.id)
        let today = country.clock.clock.today
        switch act {
        case .allocate:
            return {
                try await $0.budgets.allocate(
                    Euro(cents: 777), to: partner, programme: Cast.Country.programme, semester: semester, basis: "1",
                    as: expert)
            }
        case .withdraw:
            let allocation = try await country.allocate(Euro(cents: 777))
            return { try await $0.budgets.withdraw(allocation, of: partner, reason: "Kļūda.", as: expert) }
        case .annul:
            let contract = try await country.sign()
            return { try await $0.budgets.annul(contract, of: partner, reason: "Kļūda.", as: expert) }
        case .approve:
            try await country.bring(plan, to: .municipality)
            let ilze = country.viewer(.ilze)
            return { try await $0.supportPlans.approve(plan, version: 1, as: ilze) }
        case .giveBack:
            try await country.bring(plan, to: .state)
            country.clock.advance(seconds: 60)
            let reason = ReturnReason(code: "evidence_missing", place: nil, comment: "Lūdzu, papildiniet.")
            return { try await $0.supportPlans.giveBack(plan, version: 1, reason: reason, as: expert) }
        case .work:
            try await country.bring(plan, to: .approved)
            return { try await $0.supportPlans.recordWork(.preparation, hours: 1, on: today, of: plan, as: mara) }
        case .suspend:
            try await country.bring(plan, to: .approved)
            return {
                try await $0.supportPlans.suspend(plan, reasonCode: "long_absence", reason: "Prombūtne.", as: mara)
            }
        case .void:
            try await country.bring(plan, to: .approved)
            return { try await $0.supportPlans.void(plan, reason: "Kļūda.", as: head) }
        case .complete:
            try await country.bring(plan, to: .evaluated)
            let viewer = country.viewer(.juris)
            return { try await $0.supportPlans.complete(plan, as: viewer) }
        }
    }
}

/// How many rows there are of everything that a posting touches.
private struct Rows: Equatable {
    let counts: [Int]

    init(_ database: any Database) async throws {
        counts = try await database.read { connection in
            let questions: [SQL] = [
                "SELECT count(*) FROM ledger_entry", "SELECT count(*) FROM commitment",
                "SELECT count(*) FROM commitment WHERE ended_at IS NULL", "SELECT count(*) FROM allocation",
                "SELECT count(*) FROM allocation WHERE withdrawn_at IS NULL", "SELECT count(*) FROM approval",
                "SELECT count(*) FROM contract WHERE withdrawn_at IS NULL",
                "SELECT count(*) FROM plan_state", "SELECT count(*) FROM plan_state WHERE left_at IS NULL",
                "SELECT count(*) FROM author_work", "SELECT count(*) FROM journal",
            ]
            return try questions.map { try connection.first($0)?[0] ?? 0 }
        }
    }
}

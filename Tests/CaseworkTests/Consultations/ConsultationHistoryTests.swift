import Cast
import Foundation
import Storage
import Testing

@testable import Casework

@Suite("Random histories of consultations")
struct ConsultationHistoryTests {
    private static let histories = 4
    private static let rounds = 100

    @Test(
        "sheets, timesheets, cost, fidelity and journal tell the same hours after whatever several people did at once",
        arguments: Engine.available)
    func agree(_ engine: Engine) async throws {
        let number = UInt64.random(in: 0...UInt64.max)
        print("random histories of consultations on \(engine): seed \(number)")
        var done: [String: Int] = [:]
        for history in 0..<Self.histories {
            var play = try await ConsultationPlay(engine, number &+ UInt64(history))
            for round in 0..<Self.rounds {
                let deeds = try await play.round()
                try await play.play(deeds)
                guard let fault = try await Agreement.fault(in: play.practice) else { continue }
                Issue.record("seed \(number), history \(history), round \(round), \(deeds): \(fault)")
                return
            }
            #expect(try await play.practice.country.budgets.verify() == nil, "seed \(number), history \(history)")
            done.merge(play.done, uniquingKeysWith: +)
        }
        // What the rules refuse proves nothing.
        for name in ["log", "withdraw", "undo", "confirm", "work", "withdrawWork", "suspend", "resume"] {
            #expect(done[name] ?? 0 > 3, "seed \(number): \(done)")
        }
    }
}

/// The four papers and the journal beside each other.
private enum Agreement {
    private static let price = Euro(cents: 1250)

    /// What one of them tells otherwise.
    static func fault(in practice: Practice) async throws -> String? {
        let keys = practice.measures
        let (liene, mara) = (practice.country.person(.liene), practice.country.person(.mara))
        let months = Period(.cast(2025, 10, 1), through: .cast(2025, 12, 31))
        return try await practice.country.registry.read(as: .operator) { tx in
            var rows: [Consultation] = []
            for key in keys {
                guard let sheet = try tx.sheets("p.id = \(key.plan) AND m.line = \(key.line)").first else {
                    return "no sheet"
                }
                let (held, measure) = (sheet.held, sheet.measure)
                guard measure.held == held.count, measure.lastHeld == held.map(\.heldOn).max(),
                    measure.sessions == Set(held.map(\.heldOn)).count,
                    measure.absences == sheet.valid.count - held.count,
                    measure.heldToday == held.count(where: { $0.heldOn == tx.today }),
                    measure.heldThisWeek == held.count(where: { $0.heldOn >= tx.today.monday })
                else { return "fidelity of \(measure.planCode)" }
                guard try journaledHours(of: key.plan, tx) == held.count else {
                    return "journal of \(measure.planCode)"
                }
                let starts = held.compactMap { row in row.startsAt.map { (row.heldOn, $0) } }.sorted { $0 < $1 }
                for (one, next) in zip(starts, starts.dropFirst()) where one.0 == next.0 && next.1 < one.1 + 40 {
                    return "two places at once on \(one.0)"
                }
                rows += held
            }
            let hours = Dictionary(grouping: rows, by: \.session).values
            for hour in hours
            where hour.contactMinutes != 40 || hour.accountedMinutes != 60 || hour.map(\.sum).sum != price {
                return "an hour of \(hour.count) learners is no whole hour"
            }
            let paper = try tx.consultationRows(of: liene, in: months, "TRUE").rows
            guard paper.count == hours.count,
                paper.allSatisfy({ $0.contactMinutes == 40 && $0.accountedMinutes == 60 }),
                paper.sum == rows.map(\.sum).sum, paper.sum == price * hours.count
            else { return "timesheet" }
            guard Dictionary(grouping: paper, by: \.day).values.allSatisfy({ $0.count <= 10 }) else {
                return "more than ten hours on a day"
            }
            let work = try keys.flatMap { try tx.authorWork(of: $0.plan) }
            let author = try tx.authorRows(of: mara, in: months, "TRUE").rows
            guard author.sum == work.map(\.sum).sum, author.accountedMinutes == work.map(\.hours).reduce(0, +) * 60
            else {
                return "timesheet of the author"
            }
            let spent = try keys.map { try tx.holdings(of: $0.plan).total(.spent) }
            guard spent.sum == paper.sum + author.sum else { return "ledger" }
            return nil
        }
    }

    /// Held hours as they were written down at the time, less those that were withdrawn.
    private static func journaledHours(of plan: SupportPlan.ID, _ tx: Casework.Transaction) throws -> Int {
        try tx.connection.query(
            """
            SELECT changes FROM journal WHERE object_kind = 'support_plan' AND object_id = \(plan)
            AND action IN ('plan_deliver', 'plan_deliver_withdraw')
            """
        ).reduce(0) { hours, row in
            let changes = try JSONDecoder().decode([JournalEntry.Change].self, from: Data((row[0] as String).utf8))
            let change = changes.first { $0.field == "consultation_hours" }
            return hours + (change?.to.flatMap(Int.init) ?? 0) - (change?.from.flatMap(Int.init) ?? 0)
        }
    }
}

extension Collection<Consultation> {
    fileprivate var contactMinutes: Int { reduce(0) { $0 + $1.contactMinutes } }
    fileprivate var accountedMinutes: Int { reduce(0) { $0 + $1.accountedMinutes } }
}

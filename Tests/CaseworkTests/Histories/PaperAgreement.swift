import Cast
import Foundation
import Storage

@testable import Casework

/// The four papers and the journal beside each other.
enum PaperAgreement {
    private static let price = Euro(cents: 1250)

    /// What one of them tells otherwise.
    static func fault(in practice: Practice, _ keys: [MeasureKey]) async throws -> String? {
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
            let bills = try keys.flatMap { try tx.compensations("c.plan_id = \($0.plan)") }
                .map(\.compensation).filter { $0.state.isSpent }.map(\.counted)
            let taken = try keys.map { try takenByControl(from: $0.plan, tx) }
            guard spent.sum == paper.sum + author.sum + bills.sum - taken.sum else { return "ledger" }
            return nil
        }
    }

    /// What certificates and corrections took from hours and author's work; bills are counted less what was taken.
    private static func takenByControl(from plan: SupportPlan.ID, _ tx: Casework.Transaction) throws -> Euro {
        try tx.connection.first(
            """
            SELECT CAST(coalesce(sum(f.cents), 0) AS BIGINT) FROM claim_finding f
            JOIN claim_line l ON l.id = f.line_id AND l.kind IN ('hour', 'author_work') AND l.plan_id = \(plan)
            JOIN payment_claim_state s ON s.claim_id = l.claim_id AND s.left_at IS NULL
            WHERE f.kind = 'correction' OR (f.kind = 'deducted' AND \(ClaimFinding.isCurrent)
                AND s.state IN ('certified', 'paid'))
            """
        ).map { try $0[0] } ?? .zero
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

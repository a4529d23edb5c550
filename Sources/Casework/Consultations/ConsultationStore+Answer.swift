import Language
import Storage

/// Somebody's word that a measure still goes on, though nothing was held of it for weeks.
package struct MeasureAnswer: Sendable {
    package let answeredOn: Day
    package let answeredBy: String
}

extension ConsultationStore {
    /// Says that a measure still goes on. After as many weeks without a session as the rule names it is asked again.
    ///
    /// - Throws: `.notFound` where it is not the viewer's to say, `.conflict` where nobody asks.
    package func affirm(_ key: MeasureKey, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            guard let person = viewer.person else { throw Rejection.notAllowed("consultation.not_allowed") }
            let found = try tx.deliveredMeasures(
                "p.id = \(key.plan) AND m.line = \(key.line) AND \(viewer.scopeOfGiving(on: tx.today))")
            guard let measure = found.first else { throw Rejection.notFound }
            guard measure.isStale(try tx.hourRule(on: tx.today), on: tx.today) else {
                throw Rejection.conflict("consultation.problem.not_asked")
            }
            try tx.connection.execute(
                """
                INSERT INTO measure_answer (id, plan_id, line, answered_by, answered_at)
                VALUES (\(Identifier<MeasureAnswer>(at: tx.now)), \(key.plan), \(key.line), \(person), \(tx.now))
                """)
            try tx.record(
                JournalEntry(
                    .deliveryAffirmed, .init("support_plan", key.plan.number), learners: [measure.learner],
                    changes: [JournalEntry.Change("measure.\(key.line).row", from: nil, to: nil)]))
        }
    }
}

extension Transaction {
    func lastAnswer(about key: MeasureKey) throws -> MeasureAnswer? {
        let row = try connection.first(
            """
            SELECT a.answered_at, x.given_name, x.surname FROM measure_answer a JOIN person x ON x.id = a.answered_by
            WHERE a.plan_id = \(key.plan) AND a.line = \(key.line) ORDER BY a.answered_at DESC, a.id DESC
            """)
        guard let row else { return nil }
        let answeredAt: Instant = try row[0]
        return MeasureAnswer(
            answeredOn: answeredAt.day, answeredBy: "\(try row[1] as String) \(try row[2] as String)")
    }
}

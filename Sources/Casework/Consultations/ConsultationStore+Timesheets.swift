import Language
import Storage

extension Timesheet {
    /// What a timesheet comes to, as a line of a list.
    package struct Summary: Sendable {
        package let person: Person.ID
        package let name: String
        package let accountedMinutes: Int
        package let sum: Euro
    }
}

extension ConsultationStore {
    /// Who worked in a month at the units whose timesheets the viewer reads, in Latvian order; each as far as the hours were
    /// there. Names no learner, so that nobody's record is read.
    package func timesheets(in month: Month, as viewer: Viewer) async throws(Rejection) -> [Timesheet.Summary] {
        try await registry.read(as: viewer) { tx in
            guard !viewer.roles(for: .readTimesheets).isEmpty else {
                throw Rejection.notAllowed("consultation.timesheets.not_allowed")
            }
            return try tx.timesheets(in: month.period)
        }
    }
}

extension Transaction {
    fileprivate func timesheets(in period: Period) throws -> [Timesheet.Summary] {
        let through = period.through ?? period.from
        let scope = viewer.scope(.readTimesheets, of: "p.institution_id", on: today)
        return try connection.query(
            """
            SELECT x.id, x.given_name, x.surname, CAST(sum(done.minutes) AS BIGINT), CAST(sum(done.cents) AS BIGINT)
            FROM (SELECT c.specialist_id AS person_id, c.accounted_minutes AS minutes, c.cents AS cents
                    FROM consultation c JOIN support_plan p ON p.id = c.plan_id
                    WHERE c.held_on BETWEEN \(period.from) AND \(through) AND c.withdrawn_at IS NULL
                    AND c.outcome = 'held' AND \(scope)
                UNION ALL
                SELECT p.author_id, w.hours * \(HourRule.minutesOfAnHour), w.cents
                    FROM author_work w JOIN support_plan p ON p.id = w.plan_id
                    WHERE w.worked_on BETWEEN \(period.from) AND \(through) AND w.withdrawn_at IS NULL AND \(scope)) done
            JOIN person x ON x.id = done.person_id
            GROUP BY x.id, x.given_name, x.surname, x.sort_key ORDER BY x.sort_key, x.id
            """
        ).map { row in
            Timesheet.Summary(
                person: try row[0], name: PersonName(storedGiven: try row[1], surname: try row[2]).listed,
                accountedMinutes: try row[3], sum: try row[4])
        }
    }
}

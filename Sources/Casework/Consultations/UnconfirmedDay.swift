import Storage

/// The held hours of a measure on one day that wait for the word of the other side: whoever confirms one confirms them all.
package struct UnconfirmedDay: Sendable {
    package let hour: Consultation.ID
    package let heldOn: Day
    package let specialist: String
    package let hours: Int
}

extension Transaction {
    /// The days of a plan that wait, so that whoever completes it knows.
    func unconfirmedDays(of plan: SupportPlan.ID) throws -> [UnconfirmedDay] {
        try connection.query(
            """
            SELECT min(c.id), c.held_on, min(c.specialist), count(*) FROM consultation c
            WHERE c.plan_id = \(plan) AND \(Confirmation.isAwaited) GROUP BY c.held_on, c.line ORDER BY c.held_on, c.line
            """
        ).map { row in
            UnconfirmedDay(hour: try row[0], heldOn: try row[1], specialist: try row[2], hours: try row[3])
        }
    }
}

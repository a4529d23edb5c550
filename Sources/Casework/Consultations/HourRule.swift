import Language
import Storage

/// What one accounted hour is made of, how many a day may hold, and when too few of them are a matter of concern.
/// The row that held on the day of an hour is kept with the hour.
package struct HourRule: Hashable, Sendable {
    package typealias ID = Identifier<HourRule>

    package let id: ID
    package let contactMinutes: Int
    package let preparationMinutes: Int
    /// The most hours that one specialist can have held on one day.
    package let mostHoursADay: Int
    /// From this week of a measure on, fewer than `alertPercent` of its hours raise an alert.
    package let alertWeek: Int
    package let alertPercent: Int
    /// After so many weeks without a session it is asked whether the measure still goes on.
    package let staleWeeks: Int

    /// Of an hour that is not a consultation.
    static let minutesOfAnHour = 60

    /// 40 minutes of contact and 20 of preparation are one hour (the forms of the original project).
    package var accountedMinutes: Int { contactMinutes + preparationMinutes }
}

extension HourRule {
    init(_ row: Row) throws {
        id = try row["id"]
        contactMinutes = try row["contact_minutes"]
        preparationMinutes = try row["preparation_minutes"]
        mostHoursADay = try row["most_hours_a_day"]
        alertWeek = try row["alert_week"]
        alertPercent = try row["alert_percent"]
        staleWeeks = try row["stale_weeks"]
    }
}

extension ReferenceTable {
    static let hourRules = ReferenceTable(
        name: "hour_rule", table: "hour_rule",
        columns: [
            "id", "contact_minutes", "preparation_minutes", "most_hours_a_day", "alert_week", "alert_percent",
            "stale_weeks", "legal_reference", "valid_from", "valid_to",
        ],
        same: { _ in "TRUE" },
        values: { line in
            try [
                "id", "contact_minutes", "preparation_minutes", "most_hours_a_day", "alert_week", "alert_percent",
                "stale_weeks",
            ].map { try line.number($0) } + [line["legal_reference"].sqlValue] + line.validity()
        })
}

extension Transaction {
    func hourRule(on day: Day) throws -> HourRule {
        guard
            let row = try connection.first(
                "SELECT * FROM hour_rule WHERE \(Period.holds(on: day)) ORDER BY valid_from DESC")
        else { throw Rejection.invalid("held_on", "consultation.problem.no_rule") }
        return try HourRule(row)
    }
}

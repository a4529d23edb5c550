import Storage

/// A measure of consultations of an approved plan: what was planned and what was held of it.
package struct DeliveredMeasure: Sendable {
    package let key: MeasureKey
    package let planCode: String
    package let learner: Learner.ID
    package let learnerName: String
    package let institution: Unit.ID
    package let institutionName: String
    package let semester: PlanSemester
    /// What the learner attends: `general` or `vet`, and the grade or course.
    package let stage: String
    package let grade: Int
    let programme: Int64
    package let programmeName: Label
    package let kind: MeasureKind
    package let subject: String
    /// As the plan names the provider.
    package let provider: String
    /// The provider as a person of the registry, where the name was one.
    package let specialist: Person.ID?
    package let planned: Int
    package let period: Period
    package let rate: Rate.ID
    package let hourPrice: Euro
    package let state: SupportPlan.State
    package let author: Person.ID
    /// The day on which the plan was approved first.
    package let approvedOn: Day
    package let held: Int
    package let heldToday: Int
    /// Since Monday of this week.
    package let heldThisWeek: Int
    package let sessions: Int
    package let absences: Int
    package let lastHeld: Day?

    private var last: Day { period.through ?? period.from }

    package var left: Int { max(0, planned - held) }

    /// The first day on which hours could be held.
    private var first: Day { max(period.from, approvedOn) }

    /// Hours of the week of a day: what is left on Monday, spread evenly over the weeks until the end.
    package func expected(inWeekOf day: Day) -> Int {
        let start = max(day.monday, first.monday)
        let weeks = max(1, (last.monday.number - start.number) / 7 + 1)
        return (max(0, planned - held + heldThisWeek) + weeks - 1) / weeks
    }

    /// What the schedule still expects in the week of a day.
    package func due(inWeekOf day: Day) -> Int { min(left, max(0, expected(inWeekOf: day) - heldThisWeek)) }

    /// 1 in the first week of the measure.
    package func week(on day: Day) -> Int { max(0, day.number - first.number) / 7 + 1 }

    /// Whole weeks since the last session, or since the measure could begin.
    package func weeksWithout(on day: Day) -> Int {
        max(0, min(day, last).number - max(first, lastHeld ?? first).number) / 7
    }

    package func isBehind(_ rule: HourRule, on day: Day) -> Bool {
        isGoingOn(on: day) && week(on: day) >= rule.alertWeek && held * 100 < planned * rule.alertPercent
    }

    /// Nothing was held for so long that it is asked whether the measure still goes on.
    package func isStale(_ rule: HourRule, on day: Day) -> Bool {
        isGoingOn(on: day) && left > 0 && weeksWithout(on: day) >= rule.staleWeeks
    }

    private func isGoingOn(on day: Day) -> Bool {
        (state == .approved || state == .inProgress) && period.contains(day)
    }

    package var fidelity: Fidelity {
        Fidelity(
            plannedHours: planned, heldHours: held,
            // One session a week is planned, as long as there are hours for it.
            plannedSessions: min(planned, (last.number - period.from.number) / 7 + 1), heldSessions: sessions,
            absences: absences)
    }
}

/// Held against planned, of a measure or of several together.
package struct Fidelity: Hashable, Sendable {
    package var plannedHours = 0
    package var heldHours = 0
    package var plannedSessions = 0
    /// Days on which something was held.
    package var heldSessions = 0
    package var absences = 0

    package static func + (left: Fidelity, right: Fidelity) -> Fidelity {
        Fidelity(
            plannedHours: left.plannedHours + right.plannedHours, heldHours: left.heldHours + right.heldHours,
            plannedSessions: left.plannedSessions + right.plannedSessions,
            heldSessions: left.heldSessions + right.heldSessions, absences: left.absences + right.absences)
    }

    /// Held hours of a hundred planned; `nil` where nothing is planned.
    package var percent: Int? { plannedHours == 0 ? nil : heldHours * 100 / plannedHours }
}

extension Sequence<DeliveredMeasure> {
    package var fidelity: Fidelity { reduce(Fidelity()) { $0 + $1.fidelity } }
}

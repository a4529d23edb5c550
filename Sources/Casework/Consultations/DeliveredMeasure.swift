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
    /// As the plan names the provider; for an hour that is recorded, as it did on the day of the hour.
    package internal(set) var provider: String
    /// The provider as a person of the registry, where the name was one.
    package internal(set) var specialist: Person.ID?
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
    /// The days on which the plan stood still, and nothing could be held.
    package let pauses: [Period]
    /// When somebody last said that it still goes on, though nothing was held for weeks.
    package let affirmedOn: Day?
    /// Whether the viewer can say so.
    package let isAffirmable: Bool
    /// Whether the viewer may open the plan for changes now.
    package let isRevisable: Bool

    /// No hours are recorded or withdrawn any more.
    package var isClosed: Bool { state == .voided || state == .completed }

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

    /// 1 in the first week of the measure; days on which the plan stood still are not counted.
    package func week(on day: Day) -> Int {
        let paused = pauses.reduce(0) { days, pause in
            let (from, through) = (max(pause.from, first), min(pause.through ?? day, day))
            return days + max(0, through.number - from.number + 1)
        }
        return max(0, day.number - first.number - paused) / 7 + 1
    }

    /// Whole weeks since the last session, or since the measure could begin or go on after a pause.
    package func weeksWithout(on day: Day) -> Int { weeks(since: lastHeld, until: day) }

    private func weeks(since mark: Day?, until day: Day) -> Int {
        let resumed = pauses.compactMap { $0.through?.next }.max()
        let from = [first, mark, resumed].compactMap { $0 }.max() ?? first
        let standsStillFrom = pauses.last { $0.through == nil }?.from
        return max(0, min(day, last, standsStillFrom?.previous ?? day).number - from.number) / 7
    }

    package func isBehind(_ rule: HourRule, on day: Day) -> Bool {
        isGoingOn(on: day) && week(on: day) >= rule.alertWeek && held * 100 < planned * rule.alertPercent
    }

    /// Nothing was held for so long that it is asked whether the measure still goes on; again so long after a *yes*.
    package func isStale(_ rule: HourRule, on day: Day) -> Bool {
        let heard = [lastHeld, affirmedOn].compactMap { $0 }.max()
        return isGoingOn(on: day) && left > 0 && weeks(since: heard, until: day) >= rule.staleWeeks
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

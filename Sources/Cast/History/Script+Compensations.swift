import Casework

extension Script {
    /// Tickets and bills every three weeks, each looked at and paid within some days. Chance is drawn from a stream of its
    /// own, so that all else in the demo stays as it was.
    mutating func addCompensations(_ number: Int, pausing: Bool) {
        var chance = Seed(Country.seed &+ 5_000 &+ UInt64(number))
        let period = stories[number].frame.period
        let last = period.through ?? period.from
        // A plan that stands still for some weeks has bills of its first week only.
        let weeks = pausing ? 1 : 3
        var day = period.from.advanced(by: 7 * weeks)
        while day < last.advanced(by: -9) {
            addBill(number, weeks: weeks, on: day, &chance)
            if pausing { return }
            day = day.advanced(by: 7 * weeks)
        }
    }

    private mutating func addBill(_ number: Int, weeks: Int, on day: Day, _ chance: inout Seed) {
        var time = Moment(day, &chance)
        add(.plan(number, .compensate(weeks: weeks)), at: time.instant)
        time.later(days: chance.number(2...4), &chance)
        add(.plan(number, .settle), at: time.instant)
        time.later(days: chance.number(3...6), &chance)
        add(.plan(number, .pay), at: time.instant)
    }

    /// The year's last bill comes when all else of it is spent; then the plan ends.
    mutating func closeYear(_ number: Int, spent: Euro, _ semester: Semester) {
        let last = (semester.period.through ?? semester.period.from).advanced(by: -2)
        let day = last.workday == last ? last : last.workday.advanced(by: -3)
        for (turn, step) in [Step.closeYear(spent: spent), .settle, .pay, .evaluate, .complete].enumerated() {
            add(.plan(number, step), at: Instant(day, hour: 15, minute: 10 * turn))
        }
    }
}

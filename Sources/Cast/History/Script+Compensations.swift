import Casework

extension Script {
    /// Tickets and bills twice in a semester, each looked at and paid within some days. Chance is drawn from a stream of its
    /// own, so that all else in the demo stays as it was.
    mutating func addCompensations(_ number: Int, pausing: Bool) {
        var chance = Seed(Country.seed &+ 5_000 &+ UInt64(number))
        let period = stories[number].frame.period
        let last = period.through ?? period.from
        var days = [period.from.advanced(by: 7)]
        // A plan that stands still for some weeks has bills of its first week only.
        if !pausing { days.append(last.advanced(by: -24)) }
        for (part, day) in days.enumerated()
        where day >= period.from.advanced(by: 7 * (part + 1)) && day < last.advanced(by: -9) {
            var time = Moment(day, &chance)
            add(.plan(number, .compensate(weeks: part + 1)), at: time.instant)
            time.later(days: chance.number(2...4), &chance)
            add(.plan(number, .settle), at: time.instant)
            time.later(days: chance.number(3...6), &chance)
            add(.plan(number, .pay), at: time.instant)
        }
    }
}

import Casework

extension Day {
    /// Monday is 0.
    var weekday: Int { (number + 3) % 7 }

    /// The day itself or the Monday after a weekend.
    var workday: Day { weekday < 5 ? self : advanced(by: 7 - weekday) }

    /// So many working days later.
    func workdays(_ count: Int) -> Day {
        var day = workday
        for _ in 0..<max(0, count) { day = day.next.workday }
        return day
    }

    /// The Monday after.
    var nextMonday: Day { advanced(by: 7 - weekday) }
}

extension Period {
    /// The days that lie in both stretches; `nil` where there are none.
    func intersection(_ other: Period) -> Period? {
        let last =
            switch (through, other.through) {
            case (let one?, let two?): min(one, two) as Day?
            case (let one?, nil): one
            case (nil, let two): two
            }
        let first = max(from, other.from)
        if let last, last < first { return nil }
        return Period(first, through: last)
    }

    /// The part before a day; `nil` where nothing is left.
    func before(_ day: Day) -> Period? {
        day <= from ? nil : intersection(Period(from, through: day.previous))
    }

    /// Whether any of its days is `day` or later.
    func reaches(_ day: Day) -> Bool { through.map { $0 >= day } ?? true }
}

extension Period {
    func contained(in other: Period) -> Bool {
        other.from <= from && (other.through.map { last in through.map { $0 <= last } ?? false } ?? true)
    }
}

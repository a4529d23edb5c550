import Casework

extension Script {
    /// One plan from the application to its end.
    mutating func tell(_ turn: Turn, _ semester: Semester, _ career: Career) -> PlanStory {
        let (place, year) = (career.place, semester.schoolYear.firstYear)
        let late = seed.happens(8) ? 45 : seed.number(10...32)
        var time = Moment(semester.period.from.advanced(by: late), &seed)
        let author = seed.pick(place.authors(on: time.day))
        if !career.isRegistered {
            add(
                .register(child: career.child, at: place, grade: career.grade, from: .cast(year, 9, 1), by: author),
                at: time.instant)
            time.later(days: 0, &seed)
        }
        if !career.hasApplied {
            let document = "1-14/\(year)-\(children.count)"
            add(.apply(child: career.child, at: place, document: document, by: author), at: time.instant)
            time.later(days: 0, &seed)
        }
        let drafted = time.instant
        time.later(days: seed.number(0...1), &seed)
        let number = stories.count
        approve(number, at: place, returnedAt: turn.returnedAt, &time)
        var story = PlanStory(
            child: career.child, place: place, semester: semester.id, author: author,
            frame: PlanFrame(
                grade: career.grade, isVocational: place == .tehnikums, teachers: place.teachers,
                period: Period(
                    time.day.nextMonday,
                    through: (semester.period.through ?? time.day).advanced(by: semester.number == 1 ? -10 : -5))),
            outcome: outcome(turn), seed: seed.next())
        let closing = place == .priekule && turn == .plain && semester.number == 2 ? Published.spent[year] : nil
        story.closesYear = closing != nil && !closedYears.contains(year)
        // So many that the carrier's last bill of the year is an ordinary one.
        story.isCompensated = Published.spent[year] != nil && (number + 2).isMultiple(of: year == 2017 ? 5 : 6)
        stories.append(story)
        add(.plan(number, .draft), at: drafted)
        time.later(days: seed.number(1...3), &seed)
        add(.plan(number, .work(.preparation, hours: 2)), at: time.instant)
        addVisits(number, in: story.frame.period)
        change(number, turn, at: place, semester, &time)
        addCompensations(number, pausing: turn == .suspended)
        end(number, turn, at: place, semester)
        if story.closesYear, let closing {
            closedYears.insert(year)
            closeYear(number, spent: closing, semester)
        }
        return story
    }

    private mutating func outcome(_ turn: Turn) -> Outcome {
        if turn == .leaves || seed.happens(10) { return .unchanged }
        return seed.happens(22) ? .removed : .reduced
    }

    /// Submission and the answer of each level, days apart.
    mutating func approve(_ number: Int, at place: Place, returnedAt: Int? = nil, _ time: inout Moment) {
        add(.plan(number, .submit), at: time.instant)
        for (level, approver) in place.levels.enumerated() {
            time.later(days: seed.number(1...(level + 2)), &seed)
            guard level == returnedAt else {
                add(.plan(number, .approve(by: approver)), at: time.instant)
                continue
            }
            add(.plan(number, .giveBack(by: approver)), at: time.instant)
            time.later(days: seed.number(1...2), &seed)
            add(.plan(number, .correct), at: time.instant)
            time.later(days: 0, &seed)
            return approve(number, at: place, &time)
        }
    }

    private mutating func change(
        _ number: Int, _ turn: Turn, at place: Place, _ semester: Semester, _ time: inout Moment
    ) {
        time.later(days: 12, &seed)
        switch turn {
        case .plain, .returned, .leaves: return
        case .revisedMinor: add(.plan(number, .revise(.minor)), at: time.instant)
        case .revisedMajor: add(.plan(number, .revise(.major)), at: time.instant)
        case .suspended:
            add(
                .plan(number, .suspend(reason: "long_absence", words: "Ilgāka prombūtne, mācības turpinās mājās.")),
                at: time.instant)
            time.later(days: 15, &seed)
            add(.plan(number, .resume), at: time.instant)
        }
        time.later(days: 1, &seed)
        approve(number, at: place, &time)
        addMorning(after: time.day)
    }

    /// Consultations on four days between the first of the measures and their end.
    private mutating func addVisits(_ number: Int, in period: Period) {
        let days = (period.through ?? period.from).number - period.from.number
        for visit in 1...4 {
            let day = period.from.advanced(by: days * visit / 5 + number % 5).workday
            add(.plan(number, .deliver(visit: visit, of: 4)), at: Instant(day, hour: 16, minute: number % 60))
        }
    }

    private mutating func addMorning(after day: Day) { add(.startDue, at: Instant(day.next, hour: 6)) }

    private mutating func end(_ number: Int, _ turn: Turn, at place: Place, _ semester: Semester) {
        let last = semester.period.through ?? semester.period.from
        var time = Moment(last.advanced(by: semester.number == 1 ? -19 : -9).workdays(seed.number(0...4)), &seed)
        if turn == .leaves {
            add(
                .plan(number, .suspend(reason: "left_project", words: "Ģimene pārceļas uz dzīvi citā novadā.")),
                at: time.instant)
            time.later(days: 1, &seed)
        }
        if turn != .leaves { add(.plan(number, .work(.evaluation, hours: 1)), at: time.instant) }
        time.later(days: 0, &seed)
        let evaluated = time.instant
        time.later(days: seed.number(1...3), &seed)
        if !stories[number].closesYear {
            add(.plan(number, .evaluate), at: evaluated)
            add(.plan(number, .complete), at: time.instant)
        }
        if turn == .leaves {
            time.later(days: 0, &seed)
            let story = stories[number]
            add(
                .leave(child: story.child, at: place, last: time.day, reason: .moved, by: place.authors[0]),
                at: time.instant)
        }
    }

    /// A plan that was taken back before anything was spent; it counts nowhere.
    mutating func tellVoided(_ semester: Semester, _ career: Career) {
        var time = Moment(semester.period.from.advanced(by: 14), &seed)
        let number = stories.count
        stories.append(
            PlanStory(
                child: career.child, place: career.place, semester: semester.id, author: .mara,
                frame: PlanFrame(
                    grade: career.grade, isVocational: false, teachers: career.place.teachers,
                    period: Period(time.day.advanced(by: 21).nextMonday, through: semester.period.through)),
                outcome: .unchanged, seed: seed.next()))
        add(.plan(number, .draft), at: time.instant)
        time.later(days: 1, &seed)
        add(.plan(number, .submit), at: time.instant)
        time.later(days: 2, &seed)
        add(.plan(number, .approve(by: .juris)), at: time.instant)
        time.later(days: 2, &seed)
        add(.plan(number, .void), at: time.instant)
    }
}

extension Turn {
    var returnedAt: Int? {
        switch self {
        case .returned(let level): level
        case .plain, .revisedMinor, .revisedMajor, .suspended, .leaves: nil
        }
    }
}

import Casework

extension Script {
    /// Work that is going on: plans of the present semester in every state. In the last two weeks of a semester, and in
    /// summer, new plans are already those of the next one.
    mutating func addToday(_ semesters: [Semester], _ now: Instant) {
        let today = now.day
        guard let position = semesters.lastIndex(where: { $0.period.from <= today }), position > 0,
            semesters[position].schoolYear.firstYear > Published.firstYear + 3
        else { return }
        let running = semesters[position]
        let isEnding = today.advanced(by: 14) > (running.period.through ?? today)
        let coming = isEnding && position + 1 < semesters.count ? position + 1 : position
        var stream = Seed(Country.seed &+ 2)
        for present in Present.all {
            let child = addChild(present, running.schoolYear.firstYear, &stream)
            let semester = present.stand.isOfComing ? semesters[coming] : running
            let span =
                present.stand.isOfComing && coming != position
                ? Span(from: today.advanced(by: -20), through: today.previous) : Span(in: running.period, before: today)
            if present.stand == .continued {
                addEarlier(present, child, semesters[coming - 1], running, today, &stream)
            } else if present.stand != .completed || today >= running.period.from.advanced(by: 20) {
                let year = running.schoolYear.firstYear
                addArrival(present, child, grade: present.grade, year: year, span)
            }
            add(present, child, semester, span, today, &stream)
        }
        addMove(running, today, &stream)
        addGroup(running, today, &stream)
        add(.startDue, at: now)
    }

    /// Cilda moves from Kalēti to Priekule in the middle of the semester: her plan there stops, another one is begun.
    private mutating func addMove(_ running: Semester, _ today: Day, _ stream: inout Seed) {
        guard today >= running.period.from.advanced(by: 24) else { return }
        let year = running.schoolYear.firstYear
        let span = Span(in: running.period, before: today)
        let here = Present.moved(to: .kaleti, stand: .suspended)
        let child = addChild(here, year, &stream)
        addArrival(here, child, grade: here.grade, year: year, span)
        add(here, child, running, span, today, &stream)
        let (last, first) = (span.day(74), span.day(74).next)
        add(.leave(child: child, at: .kaleti, last: last, reason: .moved, by: .sandra), at: span.instant(74, 9))
        add(.register(child: child, at: .priekule, grade: here.grade, from: first, by: .mara), at: span.instant(78, 10))
        add(.apply(child: child, at: .priekule, document: "1-14/\(year)-\(child)", by: .mara), at: span.instant(78, 11))
        let number = addStory(.moved(to: .priekule, stand: .draft), child, running, span.day(95), &stream)
        add(.plan(number, .draft), at: span.instant(84, 12))
    }

    /// Seven more with whom Liene works this semester; with Anna they are the group of eight that she sees together.
    private mutating func addGroup(_ running: Semester, _ today: Day, _ stream: inout Seed) {
        let span = Span(in: running.period, before: today)
        for present in Present.group {
            let child = addChild(present, running.schoolYear.firstYear, &stream)
            addArrival(present, child, grade: present.grade, year: running.schoolYear.firstYear, span)
            add(present, child, running, span, today, &stream)
        }
    }

    private mutating func addChild(_ present: Present, _ year: Int, _ stream: inout Seed) -> Int {
        let born = year - present.grade - (present.place == .tehnikums ? 15 : 6)
        children.append(
            Pupil(
                given: present.given, surname: present.surname, sex: present.isGirl ? .female : .male,
                bornOn: .cast(born, stream.number(1...12), stream.number(1...28)),
                code: InventedCode.next(from: &stream)))
        return children.count - 1
    }

    private mutating func addArrival(_ present: Present, _ child: Int, grade: Int, year: Int, _ span: Span) {
        let author = present.place.authors[0]
        add(
            .register(child: child, at: present.place, grade: grade, from: .cast(year, 9, 1), by: author),
            at: span.instant(0, 0))
        add(
            .apply(child: child, at: present.place, document: "1-14/\(year)-\(child)", by: author),
            at: span.instant(0, 1))
    }

    /// The plan of the semester before, from which a draft of today is carried over.
    private mutating func addEarlier(
        _ present: Present, _ child: Int, _ earlier: Semester, _ running: Semester, _ today: Day, _ stream: inout Seed
    ) {
        let span = Span(in: earlier.period, before: today)
        let (before, now) = (earlier.schoolYear.firstYear, running.schoolYear.firstYear)
        addArrival(present, child, grade: max(1, present.grade - (now - before)), year: before, span)
        let number = addStory(present, child, earlier, span.day(22), &stream)
        add(.plan(number, .draft), at: span.instant(4, 2))
        add(.plan(number, .submit), at: span.instant(6, 3))
        for (level, approver) in present.place.levels.enumerated() {
            add(.plan(number, .approve(by: approver)), at: span.instant(10 + level * 4, 4 + level))
        }
        guard earlier.id != running.id else { return }
        add(.startDue, at: span.instant(40, 8))
        add(.plan(number, .work(.preparation, hours: 2)), at: span.instant(42, 9))
        add(.plan(number, .evaluate), at: span.instant(92, 10))
        add(.plan(number, .complete), at: span.instant(96, 11))
        guard now > before else { return }
        add(
            .enrol(
                child: child, at: present.place, grade: present.grade, from: .cast(now, 9, 1),
                by: present.place.authors[0]),
            at: Span(in: running.period, before: today).instant(0, 0))
    }

    private mutating func addStory(
        _ present: Present, _ child: Int, _ semester: Semester, _ start: Day, _ stream: inout Seed
    ) -> Int {
        let last = semester.period.through ?? semester.period.from
        let first = max(semester.period.from, min(start, last))
        stories.append(
            PlanStory(
                child: child, place: present.place, semester: semester.id, author: present.place.authors[0],
                frame: PlanFrame(
                    grade: present.grade, isVocational: present.place == .tehnikums,
                    teachers: present.place.teachers,
                    period: Period(first, through: max(first, last.advanced(by: -8)))),
                outcome: present.stand == .completed ? .removed : .reduced,
                teacher: present.place == .priekule && present.stand == .inProgress ? .liene : nil,
                seed: stream.next(),
                isCompensated: present.stand == .inProgress || present.stand == .completed))
        return stories.count - 1
    }

    private mutating func add(
        _ present: Present, _ child: Int, _ semester: Semester, _ span: Span, _ today: Day, _ stream: inout Seed
    ) {
        if present.stand == .completed, today < semester.period.from.advanced(by: 20) { return }
        let start = present.stand == .approved ? today.advanced(by: 7).nextMonday : span.day(22)
        let number = addStory(present, child, semester, start, &stream)
        let begin = present.stand.isOfComing ? 60 : 4
        add(present.stand == .sketch ? .plan(number, .sketch) : .plan(number, .draft), at: span.instant(begin, 2))
        let levels = present.place.levels
        func chain(_ answers: Int, from: Int, step: Int) {
            add(.plan(number, .submit), at: span.instant(from, step))
            for level in 0..<min(answers, levels.count) {
                add(
                    .plan(number, .approve(by: levels[level])), at: span.instant(from + 4 + level * 4, step + 1 + level)
                )
            }
        }
        switch present.stand {
        case .sketch, .draft, .continued: return
        case .waiting(let level): return chain(level, from: begin + 4, step: 3)
        case .returned:
            chain(1, from: begin + 4, step: 3)
            return add(.plan(number, .giveBack(by: levels[1])), at: span.instant(begin + 16, 8))
        case .voided:
            chain(1, from: begin + 4, step: 3)
            return add(.plan(number, .void), at: span.instant(begin + 16, 8))
        case .approved, .inProgress, .changing, .inRevision, .suspended, .completed: chain(3, from: begin + 4, step: 3)
        }
        func visit(_ days: Int...) {
            for (index, day) in days.enumerated() {
                add(.plan(number, .deliver(visit: index + 1, of: 7)), at: span.instant(day, 10))
            }
        }
        switch present.stand {
        case .inProgress: visit(30, 45, 60, 75, 90)
        case .changing, .inRevision: visit(30, 45, 60, 75)
        case .suspended, .completed: visit(30, 45, 60)
        case .approved, .sketch, .draft, .continued, .waiting, .returned, .voided: break
        }
        switch present.stand {
        case .inProgress:
            add(.plan(number, .work(.preparation, hours: 2)), at: span.instant(50, 8))
            add(.plan(number, .compensate(weeks: 1)), at: span.instant(90, 9))
        case .changing:
            add(.plan(number, .revise(.major)), at: span.instant(80, 8))
            chain(1, from: 84, step: 9)
        case .inRevision: add(.plan(number, .revise(.minor)), at: span.instant(90, 8))
        case .suspended:
            add(
                .plan(number, .suspend(reason: "long_absence", words: "Ilgāka prombūtne, ģimene informējusi skolu.")),
                at: span.instant(70, 8))
        case .completed:
            add(.plan(number, .compensate(weeks: 1)), at: span.instant(60, 9))
            add(.plan(number, .settle), at: span.instant(66, 10))
            add(.plan(number, .pay), at: span.instant(72, 11))
            add(.startDue, at: span.instant(80, 8))
            add(.plan(number, .evaluate), at: span.instant(84, 9))
            add(.plan(number, .complete), at: span.instant(88, 10))
        case .approved, .sketch, .draft, .continued, .waiting, .returned, .voided: return
        }
    }
}

/// The working days over which the work of today is spread, in hundredths; it always ends yesterday.
struct Span {
    let from: Day
    let through: Day

    init(from: Day, through: Day) {
        self.from = from
        self.through = through
    }

    /// In a semester that has just begun, the work began in the weeks before.
    init(in semester: Period, before today: Day) {
        through = min(today.previous, (semester.through ?? today).advanced(by: -3))
        from = min(semester.from.advanced(by: 6), through.advanced(by: -18))
    }

    func day(_ hundredths: Int) -> Day {
        let day = from.advanced(by: (through.number - from.number) * hundredths / 100)
        return day.weekday < 5 ? day : day.advanced(by: 4 - day.weekday)
    }

    /// The step keeps the order of what falls on one day.
    func instant(_ hundredths: Int, _ step: Int) -> Instant {
        Instant(day(hundredths), hour: 8 + step / 2, minute: step % 2 * 30 + 7)
    }
}

import Casework

extension Script {
    /// The eight semesters that Priekules novads published, and what became of the learners afterwards.
    static func history(semesters: [Semester], until today: Day) -> Script {
        var script = Script(Seed(Country.seed))
        var careers: [Career] = []
        var taken: Set<String> = []
        let published = semesters.filter { $0.schoolYear.firstYear >= Published.firstYear }.prefix(
            Published.plans.count)
        for (position, semester) in published.enumerated() {
            if semester.number == 1 { script.startYear(semester.schoolYear.firstYear, &careers) }
            for place in Place.schools {
                script.startSemester(position, semester, at: place, &careers, &taken)
            }
            script.addMornings(of: semester.period)
        }
        let last = Published.firstYear + Published.plans.count / 2
        let current = SchoolYear(of: today).firstYear
        if current >= last { for year in last...current { script.startYear(year, &careers) } }
        return script
    }

    /// Leavers in June, a grade further in September. The school in Virga closes: most go on in Priekule.
    private mutating func startYear(_ year: Int, _ careers: inout [Career]) {
        for index in careers.indices where careers[index].isPresent {
            let (career, place) = (careers[index], careers[index].place)
            guard let author = place.authors(on: .cast(year, 6, 12)).first else { continue }
            var june = Moment(.cast(year, 6, 12), &seed)
            var september = Moment(.cast(year, 9, 1).workdays(seed.number(0...3)), &seed)
            if career.grade >= place.lastGrade {
                add(
                    .leave(child: career.child, at: place, last: .cast(year, 6, 15), reason: .graduated, by: author),
                    at: june.instant)
                careers[index].isPresent = false
                continue
            }
            careers[index].grade += 1
            if place == .virga, year >= 2020 {
                june = Moment(.cast(year, 8, 24).workdays(seed.number(0...2)), &seed)
                add(
                    .leave(child: career.child, at: place, last: .cast(year, 8, 30), reason: .moved, by: author),
                    at: june.instant)
                let next = seed.pick([Place.priekule, .priekule, .krote])
                careers[index].place = next
                careers[index].plans = []
                careers[index].hasApplied = false
                add(
                    .register(
                        child: career.child, at: next, grade: careers[index].grade, from: .cast(year, 9, 1),
                        by: next.authors[0]), at: september.instant)
            } else {
                september.later(days: 0, &seed)
                add(
                    .enrol(
                        child: career.child, at: place, grade: careers[index].grade, from: .cast(year, 9, 1),
                        by: place.authors[0]),
                    at: september.instant)
            }
        }
    }

    /// As many plans as were published: about two thirds continued from last semester, the others new.
    private mutating func startSemester(
        _ position: Int, _ semester: Semester, at place: Place, _ careers: inout [Career], _ taken: inout Set<String>
    ) {
        guard let wanted = Published.plans[position][place] else { return }
        let here = careers.indices.filter { careers[$0].place == place && careers[$0].isPresent && !careers[$0].isDone }
        let continued = seed.shuffled(here.filter { careers[$0].plans.last == position - 1 }).prefix(
            (wanted * 2 + 1) / 3)
        let returning = seed.shuffled(
            here.filter { !careers[$0].plans.isEmpty && careers[$0].plans.last != position - 1 }
        ).prefix(1)
        let moved = here.filter { careers[$0].plans.isEmpty }.prefix(2)
        var chosen = Array((continued + returning + moved).prefix(wanted))
        while chosen.count < wanted {
            let grade = seed.number(5...place.lastGrade)
            let year = semester.schoolYear.firstYear
            children.append(Pupil(in: grade, of: year, from: &seed, taken: &taken))
            careers.append(Career(child: children.count - 1, place: place, grade: grade))
            chosen.append(careers.count - 1)
        }
        for (number, index) in chosen.enumerated() {
            let turn = Turn.turn(of: number, in: position, at: place, &seed)
            let story = tell(turn, semester, careers[index])
            (careers[index].isRegistered, careers[index].hasApplied) = (true, true)
            careers[index].plans.append(position)
            if case .removed = story.outcome { careers[index].isDone = true }
            if turn == .leaves { careers[index].isPresent = false }
        }
        if position == 4, place == .priekule,
            let spare = careers.indices.first(where: {
                careers[$0].place == place && careers[$0].isPresent && !chosen.contains($0)
            })
        {
            tellVoided(semester, careers[spare])
        }
    }

    /// What the program does by itself.
    private mutating func addMornings(of period: Period) {
        var day = period.from.nextMonday
        while period.contains(day) {
            add(.startDue, at: Instant(day, hour: 6))
            day = day.advanced(by: 7)
        }
    }
}

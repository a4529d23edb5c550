import Casework

extension Country {
    /// The small country of tests, made at the time of the clock, which must lie in a semester: all units and staff,
    /// and five learners.
    ///
    /// Anna (Priekule, grade 8) has a plan that Māra wrote and all levels approved; it begins next Monday. Bruno
    /// (Priekule, grade 6) has a whole draft. Cilda moved from Kalēti to Priekule a week ago, Dāvis is in Kalēti,
    /// Emīls in the first course in Liepāja; none of them has a plan.
    package static func make(in registry: Registry, clock: SetClock) async throws -> Country {
        var country = try await founded(in: registry, clock: clock)
        try await country.engage([.andris])
        try await country.enrolPupils()
        let (anna, bruno) = (try await country.draft(of: .anna), try await country.draft(of: .bruno))
        try await country.bring(anna, to: .approved)
        country.pupils[.anna]?.plan = anna
        country.pupils[.bruno]?.plan = bruno
        return country
    }

    /// The small country in a database of its own, on a Monday of the first semester of 2025/26.
    package static func make(
        on engine: Engine, at instant: Instant = Instant(.cast(2025, 10, 6), hour: 9)
    ) async throws -> Country {
        let clock = SetClock(instant)
        let registry = Registry(
            database: try await engine.database(migrations: Schema.migrations), clock: clock.clock, keys: .cast,
            passwords: PasswordHasher(cost: .trifling))
        return try await make(in: registry, clock: clock)
    }

    package var anna: (id: Learner.ID, plan: SupportPlan.ID) { named(.anna) }
    package var bruno: (id: Learner.ID, plan: SupportPlan.ID) { named(.bruno) }
    package var cilda: Learner.ID { named(.cilda).id }
    package var davis: Learner.ID { named(.davis).id }
    package var emils: Learner.ID { named(.emils).id }

    /// What every learner of the small country is called and where he learns.
    package static func pupil(_ name: Pupil.Name, in firstYear: Int) -> (pupil: Pupil, place: Place, grade: Int) {
        let (given, surname, sex, code, place, grade): (String, String, Person.Sex, String, Place, Int) =
            switch name {
            case .anna: ("Anna", "Roze", .female, "150310-04111", .priekule, 8)
            case .bruno: ("Bruno", "Mežulis", .male, "020711-05483", .priekule, 6)
            case .cilda: ("Cilda", "Ķirse", .female, "290212-06850", .kaleti, 7)
            case .davis: ("Dāvis", "Kauliņš", .male, "311213-08223", .kaleti, 9)
            case .emils: ("Emīls", "Šteinbergs", .male, "010114-09595", .tehnikums, 1)
            }
        let born = Day.cast(firstYear - grade - (place == .tehnikums ? 15 : 6), 4, 12)
        return (Pupil(given: given, surname: surname, sex: sex, bornOn: born, code: code), place, grade)
    }

    private func named(_ name: Pupil.Name) -> (id: Learner.ID, plan: SupportPlan.ID) {
        (pupils[name]?.id ?? Learner.ID(number: 0), pupils[name]?.plan ?? SupportPlan.ID(number: 0))
    }

    private mutating func enrolPupils() async throws {
        let today = clock.clock.today
        let year = SchoolYear(of: today).firstYear
        for name in Pupil.Name.allCases {
            let (pupil, place, grade) = Country.pupil(name, in: year)
            let author = viewer(place.authors[0])
            let id = try await register(pupil, at: place, grade: grade, as: author)
            pupils[name] = Child(id: id)
            guard name == .cilda else { continue }
            try await registry.learners.leave(
                id, at: unit(place), lastDay: today.advanced(by: -8), reason: .moved, as: author)
            _ = try await register(pupil, at: .priekule, grade: grade, from: today.advanced(by: -7), as: viewer(.mara))
        }
    }

    /// Another learner, a different one for every number; one who comes from another school has a draft there.
    package func newcomer(
        _ number: Int, at place: Place = .priekule, grade: Int = 7, comingFrom former: Place? = nil
    ) async throws -> Learner.ID {
        var seed = Seed(UInt64(1000 + number))
        var taken: Set<String> = []
        let pupil = Pupil(
            in: grade, of: SchoolYear(of: clock.clock.today).firstYear, vocational: place == .tehnikums, from: &seed,
            taken: &taken)
        let today = clock.clock.today
        if let former {
            let author = former.authors[0]
            let id = try await register(pupil, at: former, grade: grade, as: viewer(author))
            _ = try await draft(of: id, at: former, by: author)
            try await registry.learners.leave(
                id, at: unit(former), lastDay: today.previous, reason: .moved, as: viewer(author))
        }
        return try await register(
            pupil, at: place, grade: grade, from: former == nil ? nil : today, as: viewer(place.authors[0]))
    }

    /// Registers a learner with an application, from 1 September of this school year unless another day is given.
    package func register(_ pupil: Pupil, at place: Place, grade: Int, from: Day? = nil, as viewer: Viewer) async throws
        -> Learner.ID
    {
        let today = clock.clock.today
        let id = try await registry.learners.register(
            LearnerRegistration(
                name: try PersonName(given: pupil.given, surname: pupil.surname), code: pupil.code,
                bornOn: pupil.bornOn,
                sex: pupil.sex,
                enrolment: NewEnrolment(
                    institution: unit(place), stage: place == .tehnikums ? .vet : .general, grade: grade,
                    classLetter: place == .priekule ? "a" : "",
                    from: from ?? .cast(SchoolYear(of: today).firstYear, 9, 1)),
                confirmedNew: true),
            as: viewer)
        try await registry.learners.recordApplication(
            of: id, at: unit(place), signedBy: .guardian, on: today, document: "1-14/\(pupil.given)", as: viewer)
        return id
    }
}

extension Keys {
    /// The keys of tests. They are published, so they guard nothing.
    package static let cast = Keys(root: Array(repeating: 7, count: 32))
}

import Casework

extension Country {
    /// What a database holds, for the question whether the demo may be loaded into it.
    package enum Found: Sendable {
        case nothing
        case demo
        /// Loading was interrupted.
        case partOfDemo
        /// Units or people of somebody else.
        case others
    }

    /// Looks into a migrated database.
    package static func found(in registry: Registry) async throws -> Found {
        let accounts = try await registry.accounts.demo().map(\.email.text)
        if accounts.contains(CastMember.andris.email) { return .demo }
        if !accounts.isEmpty { return .partOfDemo }
        let states = try await registry.units.all(.state, on: registry.clock.today, as: .operator)
        guard let state = states.first else { return .nothing }
        let staff = try await registry.people.staff(of: state.id, as: .operator)
        let institutions = try await registry.units.institutions(
            in: state.code, on: registry.clock.today, includingClosed: true, as: .operator)
        return staff.members.isEmpty && institutions.isEmpty ? .nothing : .others
    }

    /// Plays the history of Priekules novads into an empty registry, up to this very moment.
    ///
    /// - Parameter progress: is told how many of all scenes were played.
    @discardableResult
    package static func demo(in registry: Registry, progress: (Int, Int) -> Void = { _, _ in }) async throws -> Country
    {
        let now = registry.clock.now
        let clock = SetClock(Instant(.cast(2017, 8, 28), hour: 9))
        let past = Registry(
            database: registry.database, clock: clock.clock, keys: registry.keys,
            // The password stands on the sign-in page. The first sign-in hashes it again at the full cost.
            passwords: PasswordHasher(cost: .trifling), accountRules: registry.accountRules)
        var country = try await Country.founded(in: past, clock: clock)
        let semesters = try await past.calendar.semesters(as: .operator)
        var script = Script.history(semesters: semesters, until: now.day)
        script.addToday(semesters, now)
        script.addMoney(semesters, until: now.day)
        script.addClaims(until: now.day)
        var stage = Stage(country, script)
        try await stage.play(until: now, progress: progress)
        clock.set(now)
        try await country.engageSpecialists()
        try await country.engage([.andris])
        return Country(registry: registry, clock: clock, members: country.members, units: country.units)
    }

    /// The map, the code lists, the institutions and the staff; no learners yet.
    static func founded(in registry: Registry, clock: SetClock) async throws -> Country {
        try await registry.loadReferenceData(as: .operator)
        try await CastUnits.enter(into: registry)
        var country = Country(registry: registry, clock: clock, members: [:], units: [:])
        for place in Place.allCases {
            country.units[place] = try await registry.units.unit(place.code, on: registry.clock.today, as: .operator)
        }
        try await country.engage(Country.staff)
        return country
    }
}

import Language
import Storage

/// School years, semesters and programmes.
package struct CalendarStore: Sendable {
    let registry: Registry

    /// All semesters of the calendar, in order of time.
    package func semesters(as viewer: Viewer) async throws(Rejection) -> [Semester] {
        try await registry.read(as: viewer) { tx in try tx.semesters() }
    }

    package func semester(_ id: Semester.ID, as viewer: Viewer) async throws(Rejection) -> Semester {
        try await registry.read(as: viewer) { tx in try tx.semester(id) }
    }

    /// The semester that a day lies in; `nil` in summer, when there is none.
    package func semester(of day: Day, as viewer: Viewer) async throws(Rejection) -> Semester? {
        try await registry.read(as: viewer) { tx in try tx.semester(of: day) }
    }

    /// The semester of today, or in summer the one that ended last.
    package func current(as viewer: Viewer) async throws(Rejection) -> Semester? {
        try await registry.read(as: viewer) { tx in try tx.latestSemester(on: tx.today) }
    }

    /// The first semester that begins after a day.
    package func next(after day: Day, as viewer: Viewer) async throws(Rejection) -> Semester? {
        try await registry.read(as: viewer) { tx in try tx.nextSemester(after: day) }
    }

    /// The semesters whose window for submitting plans is open on a day.
    package func open(on day: Day, as viewer: Viewer) async throws(Rejection) -> [Semester] {
        try await registry.read(as: viewer) { tx in try tx.semesters().filter { $0.submission.contains(day) } }
    }

    package func programmes(as viewer: Viewer) async throws(Rejection) -> [Programme] {
        try await registry.read(as: viewer) { tx in try tx.programmes() }
    }

    /// The programme that runs on a day.
    package func programme(on day: Day, as viewer: Viewer) async throws(Rejection) -> Programme? {
        try await registry.read(as: viewer) { tx in try tx.programme(on: day) }
    }
}

extension CalendarStore {
    /// Says whether every change of an approved plan of the programme goes through all levels. Plans that wait already
    /// follow the rule at once: it is asked at each answer.
    package func setStrictRevision(_ isStrict: Bool, of id: Programme.ID, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            guard try tx.holds(.manageUnits, for: try tx.stateUnit()) else {
                throw Rejection.notAllowed("programme.not_allowed")
            }
            guard let row = try tx.connection.first("SELECT * FROM programme WHERE id = \(id)") else {
                throw Rejection.notFound
            }
            let programme = try Programme(row)
            guard programme.strictRevision != isStrict else { return }
            try tx.connection.execute("UPDATE programme SET strict_revision = \(isStrict) WHERE id = \(id)")
            let change = JournalEntry.Change(
                "strict_revision", from: String(programme.strictRevision), to: String(isStrict))
            try tx.record(JournalEntry(.programmeChanged, .init("programme", id.number), changes: [change]))
        }
    }
}

extension Registry {
    package var calendar: CalendarStore { CalendarStore(registry: self) }
}

extension Transaction {
    func semesters() throws -> [Semester] {
        try connection.query("SELECT * FROM semester ORDER BY id").map(Semester.init)
    }

    func semester(_ id: Semester.ID) throws -> Semester {
        guard let row = try connection.first("SELECT * FROM semester WHERE id = \(id)") else {
            throw Rejection.notFound
        }
        return try Semester(row)
    }

    func semester(of day: Day) throws -> Semester? {
        try connection.first("SELECT * FROM semester WHERE starts_on <= \(day) AND ends_on >= \(day)").map(
            Semester.init)
    }

    /// The semester that began last on or before a day.
    func latestSemester(on day: Day) throws -> Semester? {
        try connection.first("SELECT * FROM semester WHERE starts_on <= \(day) ORDER BY id DESC").map(Semester.init)
    }

    func nextSemester(after day: Day) throws -> Semester? {
        try connection.first("SELECT * FROM semester WHERE starts_on > \(day) ORDER BY id").map(Semester.init)
    }

    func programmes() throws -> [Programme] {
        try connection.query("SELECT * FROM programme ORDER BY id").map(Programme.init)
    }

    func programme(on day: Day) throws -> Programme? {
        try connection.first("SELECT * FROM programme WHERE \(Period.holds(on: day)) ORDER BY valid_from, id").map(
            Programme.init)
    }

    func programme(coded code: String) throws -> Programme {
        guard let row = try connection.first("SELECT * FROM programme WHERE code = \(code)") else {
            throw Rejection.notFound
        }
        return try Programme(row)
    }

    /// Adds the semesters that are missing; the windows of those that are there may have been set by hand.
    func loadSemesters(_ sheet: ReferenceSheet) throws {
        let known = Set(try semesters().map(\.id.number))
        let rows = try sheet.lines.filter { !known.contains(try $0.value("id", as: Int64.self)) }.map {
            line -> [SQLValue] in
            let year: SchoolYear = try line.value("school_year")
            let days = try ["starts_on", "ends_on", "submit_from", "submit_to", "evaluate_by"].map {
                try line.value($0, as: Day.self).sqlValue
            }
            return try [line.number("id"), year.description.sqlValue, line.number("number")] + days
        }
        let columns = [
            "id", "school_year", "number", "starts_on", "ends_on", "submit_from", "submit_to", "evaluate_by",
        ]
        try connection.insert(into: "semester", columns: columns, rows: rows)
    }
}

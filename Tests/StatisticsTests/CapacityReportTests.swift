import Casework
import Cast
import Language
import Statistics
import Storage
import Testing

@Suite("Capacity beside what is planned")
struct CapacityReportTests {
    /// Hours a week of somebody, in force from the first day of a semester of 122 days on, or to another day.
    private func employ(
        _ hours: Int, _ kind: String = "consult_teacher", at unit: String, in sheet: FactSheet,
        from: String = "2017-09-01",
        to: String? = nil, recorded: String = "2017-09-01", withdrawn: String? = nil
    ) async throws {
        let (employer, now) = (try await sheet.unit(unit), sheet.clock.clock.now)
        try await sheet.registry.database.write { connection in
            let person = Person.ID(at: now)
            try connection.execute(
                """
                INSERT INTO person (id, given_name, surname, search_key, sort_key, version, recorded_at)
                VALUES (\(person), 'Liene', 'Rudzīte', 'liene rudzite', \([UInt8]([1])), 1, \(now))
                """)
            try connection.execute(
                """
                INSERT INTO specialist_capacity (id, person_id, unit_id, kind, hours, valid_from, valid_to, recorded_at, withdrawn_at)
                VALUES (\(SpecialistCapacity.ID(at: now)), \(person), \(employer), \(kind), \(hours), \(Day.of(from)),
                    \(to.map { Day.of($0) }), \(Instant(.of(recorded), hour: 8)),
                    \(withdrawn.map { Instant(.of($0), hour: 8) }))
                """)
        }
    }

    @Test("capacity, planned, held, free and the need that nobody meets", arguments: Engine.available)
    func figures(engine: Engine) async throws {
        let sheet = try await FactSheet(engine)
        // 122 days of 7 hours a week are 122 hours; of 14 hours until the 30th of September 60.
        try await employ(7, at: FactSheet.priekule, in: sheet, to: "2017-12-31")
        try await employ(14, at: FactSheet.priekule, in: sheet, to: "2017-09-30")
        let plan = try await sheet.delivery(
            1,
            [.init(hours: 30, cents: 30_000), .init(kind: "consult_psychologist", subject: "", hours: 9, provider: "")])
        try await sheet.hours(of: plan, [.init(), .init()])
        #expect(
            try await sheet.lines("capacity", ["by": "institution,semester", "year": "2017/18"]) == [
                "4113900001 | Priekules vidusskola | 2017/18 | 1 | 182 | 30 | 2 | 152 | 9"
            ])
        #expect(
            try await sheet.lines("capacity", ["by": "kind", "year": "2017/18"]) == [
                "consult_teacher | Teacher consultations | 182 | 30 | 2 | 152 | 0",
                "consult_psychologist | Psychologist consultations | 0 | 0 | 0 | 0 | 9",
            ])
    }

    @Test("shared specialists stand in the row of their municipality, on each map", arguments: Engine.available)
    func shared(engine: Engine) async throws {
        let sheet = try await FactSheet(engine)
        try await employ(7, at: FactSheet.priekule, in: sheet, to: "2017-12-31")
        try await employ(14, at: "LV-112", in: sheet, to: "2017-12-31")
        let lines = try await sheet.lines(
            "capacity", ["by": "institution", "unit": "LV-112", "structure_on": "2022-01-01"])
        #expect(
            lines == [
                "4113900001 | Priekules vidusskola | 122 | 0 | 0 | 122 | 0",
                "LV-112 | Dienvidkurzemes novads | 244 | 0 | 0 | 244 | 0",
            ])
        #expect(
            try await sheet.lines("capacity", ["by": "unit", "structure_on": "2022-01-01"]) == [
                "LV-112 | Dienvidkurzemes novads | 366 | 0 | 0 | 366 | 0"
            ])
        let head = try await sheet.viewer(.institutionHead, at: FactSheet.priekule)
        #expect(
            try await sheet.lines("capacity", ["by": "unit"], as: head) == [
                "4113900001 | Priekules vidusskola | 122 | 0 | 0 | 122 | 0"
            ])
    }

    @Test("hours that were withdrawn later counted on the days before", arguments: Engine.available)
    func knownOn(engine: Engine) async throws {
        let sheet = try await FactSheet(engine)
        try await employ(7, at: FactSheet.priekule, in: sheet, to: "2017-12-31", withdrawn: "2018-03-01")
        for (day, count) in [("2017-08-31", 0), ("2017-09-01", 1), ("2018-02-28", 1), ("2018-03-01", 0)] {
            #expect(try await sheet.lines("capacity", ["known_on": day]).count == count, "known on \(day)")
        }
    }

    @Test("hours without an end are told for the semesters that can be planned, not for years to come")
    func openEnd() async throws {
        let sheet = try await FactSheet(.sqlite, today: "2018-01-10")
        try await employ(7, at: FactSheet.priekule, in: sheet)
        #expect(
            try await sheet.lines("capacity", ["by": "semester"]).map { $0.prefix(11) } == [
                "2017/18 | 1", "2017/18 | 2",
            ])
    }

    @Test(
        "what is recorded and withdrawn is counted at once, without reading everything again",
        arguments: Engine.available)
    func follows(engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let figures = Figures(country.registry)
        func capacity() async throws -> ReportTable.Cell? {
            try await figures.answer(
                ReportRequest("capacity", ["by": "state", "year": "2025/26", "semester": "1"]), as: .operator
            )
            .total[.capacityHours]
        }
        #expect(try await capacity() == .number(0))
        let juris = country.viewer(.juris)
        let new = NewCapacity(
            person: country.person(.liene), kind: "consult_teacher", hours: 7,
            period: Period(.cast(2025, 10, 6), through: .cast(2025, 10, 19)))
        let id = try await country.registry.capacities.record(new, at: country.unit(.priekule), as: juris)
        #expect(try await capacity() == .number(14))
        try await country.registry.capacities.withdraw(id, of: country.unit(.priekule), as: juris)
        #expect(try await capacity() == .number(0))
    }
}

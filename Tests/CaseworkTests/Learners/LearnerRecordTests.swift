import Cast
import Language
import Storage
import Testing

@testable import Casework

@Suite("A learner in the registry")
struct LearnerRecordTests {
    private func registration(
        _ country: Cast.Country, _ given: String, _ surname: String, code: String = "", born: Day
    ) throws -> LearnerRegistration {
        LearnerRegistration(
            name: try PersonName(given: given, surname: surname), code: code, bornOn: born, sex: .male,
            enrolment: NewEnrolment(
                institution: country.unit(.priekule), stage: .general, grade: 6, classLetter: "a",
                from: .cast(2025, 9, 1)))
    }

    private func changes(_ country: Cast.Country, of learner: Learner.ID) async throws -> [JournalEntry.Change] {
        try await country.registry.journal.history(of: learner, for: .operator).flatMap { try $0.row.changeList }
    }

    @Test("alike is who has the name, or the surname and the day of birth, in any writing", arguments: Engine.available)
    func similar(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let mara = country.viewer(.mara)
        let born = Cast.Country.pupil(.bruno, in: 2025).pupil.bornOn
        let store = country.registry.learners
        for (given, surname, day, isAlike) in [
            ("BRUNO", "mezulis", Day.cast(2000, 1, 1), true), ("Brunis", "Mezulis", born, true),
            ("Brunis", "Mežulis", born.next, false), ("Bruno", "Ulis", born, false), ("Bruno", "Bruno", born, false),
        ] {
            let found = try await store.similar(to: try registration(country, given, surname, born: day), as: mara)
            #expect(found.map(\.id) == (isAlike ? [country.bruno.id] : []), "\(given) \(surname) \(day)")
        }
        let davis = try registration(country, "Dāvis", "Kauliņš", born: born)
        #expect(try await store.similar(to: davis, as: mara).isEmpty)
    }

    @Test(
        "a school that a learner left opens him no more; a last day before the first is refused",
        arguments: Engine.available)
    func leaving(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (mara, school, today) = (country.viewer(.mara), country.unit(.priekule), country.clock.clock.today)
        let store = country.registry.learners
        let id = try await country.newcomer(1)
        await #expect(
            throws: Rejection.invalid("last_day", Message("learner.problem.last_day", ["day": .day(.cast(2025, 9, 1))]))
        ) { try await store.leave(id, at: school, lastDay: .cast(2025, 8, 31), reason: .moved, as: mara) }
        try await store.leave(id, at: school, lastDay: today, reason: .moved, as: mara)
        #expect(try await store.open(id, as: mara).enrolments[0].period.through == today)
        await #expect(throws: Rejection.conflict("learner.problem.not_enrolled_here")) {
            try await store.leave(id, at: school, lastDay: today, reason: .left, as: mara)
        }
        country.clock.advance(seconds: 24 * 3600)
        await #expect(throws: Rejection.notFound) { try await store.open(id, as: mara) }
        #expect(try await changes(country, of: id).contains(.init("exit_reason", from: nil, to: "moved")))
    }

    @Test(
        "a newer application takes the place of the one before, which stays in the database",
        arguments: Engine.available)
    func application(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let mara = country.viewer(.mara)
        let (id, school) = (country.bruno.id, country.unit(.priekule))
        country.clock.advance(seconds: 60)
        try await country.registry.learners.recordApplication(
            of: id, at: school, signedBy: .guardian, on: .cast(2025, 10, 3), document: "1-14/99", as: mara)
        let file = try await country.registry.learners.open(id, as: mara)
        #expect(file.applications.map(\.document) == ["1-14/99"])
        let kept: [Int64?] = try await country.registry.database.read { connection in
            try connection.query("SELECT withdrawn_at FROM application WHERE learner_id = \(id) ORDER BY recorded_at")
                .map {
                    try $0[0]
                }
        }
        #expect(kept.count == 2 && kept[0] == country.clock.clock.now.milliseconds && kept[1] == nil)
        let young = Rejection.invalid("signed_by", "learner.problem.not_adult")
        await #expect(throws: young) {
            try await country.registry.learners.recordApplication(
                of: id, at: school, signedBy: .learner, on: .cast(2025, 10, 3), document: "1-14/100", as: mara)
        }
    }

    @Test("a code in clear has its purpose in the journal; other purposes need words", arguments: Engine.available)
    func unmask(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (id, store) = (country.bruno.id, country.registry.learners)
        let silent = country.viewer(.mara).with(purpose: Purpose(.other))
        await #expect(throws: Rejection.invalid("purpose_text", "learner.problem.purpose")) {
            try await store.unmask(id, as: silent)
        }
        let told = silent.with(purpose: Purpose(.other, text: "zvans no slimnīcas"))
        #expect(try await store.unmask(id, as: told) == "020711-05483")
        await #expect(throws: Rejection.notFound) { try await store.unmask(country.davis, as: told) }
        let rows = try await country.registry.journal.visits(of: id, for: .operator).map(\.row)
            .filter { $0.action == "sensitive_unmask" }
        #expect(rows.map(\.purposeText) == ["zvans no slimnīcas"] && rows.allSatisfy { !$0.changes.contains("05483") })
    }
}

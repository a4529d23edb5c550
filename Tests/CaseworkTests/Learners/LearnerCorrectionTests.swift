import Cast
import Language
import Storage
import Testing

@testable import Casework

@Suite("Corrections of a learner")
struct LearnerCorrectionTests {
    @Test(
        "a code changes for a reason that fits the one before, and never to that of another",
        arguments: Engine.available)
    func codes(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (mara, store) = (country.viewer(.mara), country.registry.learners)
        let id = try await store.register(
            LearnerRegistration(
                name: try PersonName(given: "Jānis", surname: "Bērziņš"), code: "", bornOn: .cast(2013, 10, 5),
                sex: .male,
                enrolment: NewEnrolment(
                    institution: country.unit(.priekule), stage: .general, grade: 6, classLetter: "b",
                    from: .cast(2025, 9, 1))), as: mara)
        let refused: [(String, HeldCode.Reason, Rejection)] = [
            ("051007-05079", .changed, .invalid("reason", "learner.problem.code_reason")),
            ("051007-05078", .temporaryReplaced, .invalid("code", "person.problem.code_check_digit")),
            ("TMP-4F7K-9Q2M", .temporaryReplaced, .invalid("code", "learner.problem.code_not_national")),
            ("020711-05483", .temporaryReplaced, .invalid("code", "learner.problem.code_of_another")),
        ]
        for (code, reason, answer) in refused {
            await #expect(throws: answer) { try await store.replaceCode(of: id, with: code, reason: reason, as: mara) }
        }
        try await store.replaceCode(of: id, with: "051007-05079", reason: .temporaryReplaced, as: mara)
        await #expect(throws: Rejection.invalid("code", "learner.problem.code_known")) {
            try await store.replaceCode(of: id, with: "05100705079", reason: .changed, as: mara)
        }
        country.clock.advance(seconds: 2 * 24 * 3600)
        try await store.replaceCode(of: id, with: "170411-06444", reason: .changed, as: mara)
        let marks = try await store.codeMarks(of: id, as: mara)
        #expect(marks.map(\.reason) == [.changed, .temporaryReplaced, .first])
        #expect(marks.map(\.isTemporary) == [false, false, true])
        #expect(marks.map(\.period.through) == [nil, .cast(2025, 10, 7), .cast(2025, 10, 6)])
        #expect(try await store.search("051007-05079", as: mara).map(\.id) == [id])
        #expect(try await store.unmask(id, as: mara) == "170411-06444")
    }

    @Test("the journal tells that a code changed and why, and holds no code", arguments: Engine.available)
    func journal(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (mara, id) = (country.viewer(.mara), country.bruno.id)
        try await country.registry.learners.replaceCode(of: id, with: "170411-06444", reason: .corrected, as: mara)
        let row = try #require(try await country.registry.journal.history(of: id, for: .operator).first?.row)
        #expect(
            try row.changeList == [
                .init("code", from: "••••••-•••83", to: "••••••-•••44"),
                .init("code_reason", from: nil, to: "corrected"),
            ])
        #expect(try await country.registry.learners.codeMarks(of: id, as: mara).map(\.reason) == [.corrected])
    }

    @Test(
        "what was corrected is journaled from → to, searched and sorted by; what is the same is not",
        arguments: Engine.available)
    func person(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (mara, id, store) = (country.viewer(.mara), country.bruno.id, country.registry.learners)
        let old = try await store.open(id, as: mara).person
        let right = PersonCorrection(
            name: try PersonName(given: "Bruno", surname: "Žagars"), bornOn: old.bornOn?.next, sex: .male,
            version: old.version)
        try await store.correct(id, to: right, as: mara)
        let row = try #require(try await country.registry.journal.history(of: id, for: .operator).first?.row)
        #expect(try row.changeList.map(\.field) == ["surname", "born_on"])
        #expect(try row.changeList[0] == .init("surname", from: "Mežulis", to: "Žagars"))
        #expect(try await store.search("zagars", as: mara).map(\.id) == [id])
        #expect(try await store.search("mezulis", as: mara).isEmpty)
        await #expect(throws: Rejection.stale) {
            try await store.correct(
                id, to: PersonCorrection(name: old.name, bornOn: old.bornOn, sex: .male, version: old.version), as: mara
            )
        }
        let lines = try await country.registry.journal.history(of: id, for: .operator).count
        let same = PersonCorrection(name: right.name, bornOn: right.bornOn, sex: .male, version: old.version + 1)
        try await store.correct(id, to: same, as: mara)
        #expect(try await country.registry.journal.history(of: id, for: .operator).count == lines)
        let unborn = PersonCorrection(
            name: right.name, bornOn: country.clock.clock.today.next, sex: .male, version: old.version + 1)
        await #expect(throws: Rejection.invalid("born_on", "learner.problem.born_on")) {
            try await store.correct(id, to: unborn, as: mara)
        }
    }

    @Test("who does not enrol learners there corrects none", arguments: Engine.available)
    func scope(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (id, store) = (country.anna.id, country.registry.learners)
        let right = PersonCorrection(
            name: try PersonName(given: "Anna", surname: "Cita"), bornOn: .cast(2011, 4, 12), sex: .female, version: 1)
        for member in [CastMember.ilze, .raimonds, .sandra, .gunars, .kaspars, .agnese, .andris] {
            let viewer = country.viewer(member)
            await #expect(throws: Rejection.notFound) {
                try await store.replaceCode(of: id, with: "170411-06444", reason: .changed, as: viewer)
            }
            await #expect(throws: Rejection.notFound) { try await store.correct(id, to: right, as: viewer) }
        }
        for member in [CastMember.sandra, .kaspars, .agnese, .andris] {
            await #expect(throws: Rejection.notFound) { try await store.codeMarks(of: id, as: country.viewer(member)) }
        }
    }
}

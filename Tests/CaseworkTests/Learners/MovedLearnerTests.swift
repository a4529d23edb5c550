import Cast
import Storage
import Testing

@testable import Casework

/// Dāvis has a plan and a note in Kalēti and goes on to Priekule today.
@Suite("A learner who moved to another school")
struct MovedLearnerTests {
    private func country(_ engine: Engine) async throws -> (country: Cast.Country, plan: SupportPlan.ID) {
        let country = try await Cast.Country.make(on: engine)
        let (learners, today) = (country.registry.learners, country.clock.clock.today)
        let plan = try await country.draft(of: .davis)
        try await country.bring(plan, to: .approved)
        try await learners.note("Kalētu piezīme", on: country.davis, as: country.viewer(.gunars))
        try await learners.leave(
            country.davis, at: country.unit(.kaleti), lastDay: today.previous, reason: .moved,
            as: country.viewer(.sandra))
        let pupil = Cast.Country.pupil(.davis, in: 2025).pupil
        let again = try await country.register(pupil, at: .priekule, grade: 9, from: today, as: country.viewer(.mara))
        #expect(again == country.davis)
        return (country, plan)
    }

    @Test("the former school sees its own part, not where the learner went", arguments: Engine.available)
    func former(_ engine: Engine) async throws {
        let (country, plan) = try await country(engine)
        for member in [CastMember.sandra, .gunars, .ilze, .inese, .raimonds] {
            let viewer = country.viewer(member)
            let file = try await country.registry.learners.open(country.davis, as: viewer)
            #expect(file.plans.map(\.plan.id) == [plan], "\(member)")
            #expect(Set(file.enrolments.map(\.institution)) == [country.unit(.kaleti)], "\(member)")
            #expect(file.applications.count == 1, "\(member)")
            #expect(file.note == nil && !file.noteIsHidden, "\(member)")
            let found = try await country.registry.learners.search("Kauliņš", as: viewer)
            #expect(found.map(\.institution) == [country.unit(.kaleti)], "\(member)")
            let journal = country.registry.journal
            let lines =
                try await journal.history(of: country.davis, for: viewer)
                + journal.visits(of: country.davis, for: viewer)
            #expect(!lines.contains { $0.actorName == "Māra Kalniņa" }, "\(member)")
        }
        let work = try await country.plans.workList(as: country.viewer(.sandra))
        #expect(!work.withoutPlan.contains { $0.id == country.davis })
    }

    @Test("the new school sees its own part, and nothing of the note of before", arguments: Engine.available)
    func new(_ engine: Engine) async throws {
        let (country, plan) = try await country(engine)
        let (learners, juris) = (country.registry.learners, country.viewer(.juris))
        let file = try await learners.open(country.davis, as: juris)
        #expect(file.enrolments.map(\.institution) == [country.unit(.priekule)])
        #expect(file.applications.map(\.institutionName) == ["Priekules vidusskola"])
        #expect(file.plans.isEmpty && file.note == nil && !file.noteIsHidden)
        let history = try await country.registry.journal.history(of: country.davis, for: juris)
        #expect(!history.isEmpty && !history.contains { $0.row.object == .init("support_plan", plan.number) })
        #expect(!history.contains { $0.actorName == "Sandra Vilka" })
        try await learners.note("Priekules piezīme", on: country.davis, as: juris)
        #expect(try await learners.open(country.davis, as: juris).note == "Priekules piezīme")
        #expect(try await learners.open(country.davis, as: country.viewer(.mara)).noteIsHidden)
        #expect(try await learners.open(country.davis, as: country.viewer(.gunars)).note == nil)
        let marks = try await country.registry.journal.visits(of: country.davis, for: juris).filter {
            try $0.row.changeList.contains(.special)
        }
        #expect(marks.map(\.actorName) == ["Juris Ozols"], "only that look showed the note")
    }

    @Test("the day on which a learner began at another school is not told", arguments: Engine.available)
    func day(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let pupil = Cast.Country.pupil(.davis, in: 2025).pupil
        let refused = await refusal {
            _ = try await country.register(
                pupil, at: .priekule, grade: 9, from: .cast(2025, 8, 1), as: country.viewer(.mara))
        }
        #expect(refused == .invalid("enrolled_from", "learner.problem.enrolled_elsewhere"))
    }
}

import Casework
import Language

extension Stage {
    /// Refusals that are part of life: the plan stands still, is over, or the specialist's day is full.
    private static let lifelike = [
        "suspended", "outside_measure", "outside_semester", "before_approval", "closed", "day_full",
    ].map { "consultation.problem.\($0)" }

    /// As much of each measure as the visit brings it forward, on the day of the scene, by whoever gives it.
    func deliver(_ number: Int, visit: Int, of count: Int) async throws {
        let story = script.stories[number]
        var seed = Seed(story.seed &+ 100 &+ UInt64(visit))
        let author = author(number)
        for sheet in try await country.registry.consultations.sheets(of: plan(number), as: author) {
            let measure = sheet.measure
            let hours = min(measure.planned * visit / count - measure.held, ConsultationEntry.mostHours)
            let isMissed = seed.happens(10)
            guard hours > 0 else { continue }
            let member = CastMember.allCases.first { measure.specialist == country.person($0) }
            let giver = member.map { country.viewer($0) } ?? author
            var entry = ConsultationEntry(
                [.init(measure.key, absence: isMissed ? "absent" : nil)], on: country.clock.clock.today,
                hours: isMissed ? 1 : hours, topic: seed.pick(MeasureSentences.topics))
            entry.mode = seed.happens(8) ? .remote : .inPerson
            do throws(Rejection) {
                let giver = giver.roles.isEmpty ? author : giver
                try await country.registry.consultations.log(entry, as: giver)
                if !isMissed { try await confirm(entry, number, visit, as: giver) }
            } catch {
                guard case .invalid(let problems) = error,
                    problems.allSatisfy({ Stage.lifelike.contains($0.message.key) })
                else { throw error }
            }
        }
    }

    /// Most learners say so in the school's journal on the same day.
    private func confirm(_ entry: ConsultationEntry, _ number: Int, _ visit: Int, as giver: Viewer)
        async throws(Rejection)
    {
        var seed = Seed(script.stories[number].seed &+ 900 &+ UInt64(visit))
        let message = seed.number(100...9999)
        guard seed.happens(75), let key = entry.attendances.first?.measure else { return }
        let store = country.registry.consultations
        let row = try await store.sheet(of: key, as: giver).held.last { $0.heldOn == entry.heldOn }
        if let row { try await store.confirm(row.id, by: .evidence("e-klase \(message)"), as: giver) }
    }
}

extension PlanContent {
    /// Twelve hours with one teacher in the first place, whatever else is planned.
    mutating func giveConsultations(to teacher: CastMember, for frame: PlanFrame) {
        var measure = Measure(
            kind: "consult_teacher", subject: "latviešu valoda", provider: teacher.fullName, hours: 12,
            from: frame.period.from, through: frame.period.through ?? frame.period.from,
            justification: "Mazā grupā lasa un pārrunā tekstus, lai visos priekšmetos tiktu līdzi.",
            factors: risks.prefix(1).map(\.factor))
        let place = measures.firstIndex { $0.kind == "consult_teacher" }
        measure.line = place.map { measures[$0].line } ?? 0
        if let place { measures[place] = measure } else { measures.append(measure) }
    }
}

import Casework

extension PlanContent {
    /// What an author writes after a plan was given back.
    mutating func correct() {
        if !risks.isEmpty {
            risks[0].evidence = (risks[0].evidence ?? "") + " Dati pārbaudīti e-klasē, situācija pārrunāta ar ģimeni."
        }
        if !measures.isEmpty {
            measures[0].hours = max(measures[0].hours - 2, min(measures[0].hours, 1))
            measures[0].justification += " Darbs notiks reizi nedēļā, mazos soļos."
        }
    }

    /// A small change: somebody else gives the consultations, and the reason says so.
    mutating func replaceProvider() {
        guard !measures.isEmpty else { return }
        measures[0].provider = "Laima Dūja"
        measures[0].justification += " Pedagogu nomainīja slodzes dēļ."
    }

    /// A great change: more hours, or more money where there are none.
    mutating func raise() {
        guard !measures.isEmpty else { return }
        if measures[0].hours > 0 {
            measures[0].hours += 4
        } else {
            measures[0].planned = measures[0].planned + Euro(cents: 1500)
        }
        measures[0].justification += " Pirms pārbaudes darbiem vajadzīgs vairāk laika."
    }

    /// Less is left of a semester after a pause.
    mutating func lower() {
        for index in measures.indices where measures[index].hours > 4 { measures[index].hours -= 3 }
    }

    /// Somebody who lives where no bus goes.
    mutating func addCarrier(for frame: PlanFrame) {
        measures.append(
            Measure(
                kind: "comp_special_transport", planned: Euro(cents: 40_000), from: frame.period.from,
                through: frame.period.through ?? frame.period.from,
                justification: "No viensētas līdz pieturai ir deviņi kilometri, autobuss tur nebrauc.",
                factors: risks.prefix(1).map(\.factor)))
    }

    /// Lunches and the way to school, for those whose money is shown.
    mutating func addCompensations(for frame: PlanFrame) {
        for (kind, cents) in [("comp_catering", Int64(12_000)), ("comp_public_transport", 9000)]
        where !measures.contains(where: { $0.kind == kind }) {
            measures.append(
                Measure(
                    kind: kind, planned: Euro(cents: cents), from: frame.period.from,
                    through: frame.period.through ?? frame.period.from,
                    justification: "Ģimene nevar segt izdevumus, bet konsultācijas notiek pēc stundām.",
                    factors: risks.prefix(1).map(\.factor)))
        }
    }
}

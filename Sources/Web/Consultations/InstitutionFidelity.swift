import Casework
import Language

/// An institution at a glance: each provider's hours and sessions, and the measures that fall behind or stand still.
struct InstitutionFidelity: Part {
    let frame: Frame
    let rule: HourRule
    /// Of the semester, of one institution.
    let measures: [DeliveredMeasure]

    /// A part for each of the institutions, by name.
    static func parts(of measures: [DeliveredMeasure], _ frame: Frame, _ rule: HourRule) -> HTML {
        Dictionary(grouping: measures, by: \.institution).values
            .sorted { ($0.first?.institutionName ?? "") < ($1.first?.institutionName ?? "") }
            .map { InstitutionFidelity(frame: frame, rule: rule, measures: $0).html }.joined()
    }

    private struct Provider: Sendable {
        let name: String
        let person: Person.ID?
        let measures: [DeliveredMeasure]
        let fidelity: Fidelity
    }

    var html: HTML {
        guard let first = measures.first else { return .empty }
        let id = "institution-\(first.institution)"
        return """
            <section class="section" aria-labelledby="\(id)">
            <h2 id="\(id)">\(frame.text("consultation.institution", ["institution": .text(first.institutionName)]))</h2>
            \(FidelityText(frame: frame, fidelity: measures.fidelity))
            \(doubtful)
            \(providers)</section>
            """
    }

    private var providers: HTML {
        let frame = frame
        let rows = Dictionary(grouping: measures, by: \.provider).map { name, measures in
            Provider(
                name: name, person: measures.first?.specialist, measures: measures, fidelity: measures.fidelity)
        }
        return Table(
            caption: frame.text("consultation.by_specialist", [:]),
            columns: [
                .init(frame.text("consultation.specialist", [:])) { row in
                    guard !row.name.isEmpty else { return "\(frame.text("consultation.nobody_named"))" }
                    return row.person.map { "<a href=\"\(Address.timesheet($0))\">\(row.name)</a>" } ?? "\(row.name)"
                },
                .init(frame.text("consultation.measures", [:]), .number) { "\($0.measures.count)" },
                .init(frame.text("consultation.planned", [:]), .number) { "\($0.fidelity.plannedHours)" },
                .init(frame.text("consultation.delivered", [:]), .number) { "\($0.fidelity.heldHours)" },
                .init(frame.text("consultation.percent", [:]), .number) { "\($0.fidelity.percent ?? 0) %" },
                .init(frame.text("consultation.sessions", [:]), .number) {
                    "\($0.fidelity.heldSessions) / \($0.fidelity.plannedSessions)"
                },
                .init(frame.text("consultation.absences", [:]), .number) { "\($0.fidelity.absences)" },
            ], rows: rows.sorted { $0.name < $1.name }
        ).html
    }

    private var doubtful: HTML {
        let rows = measures.filter { MeasureDoubt(frame: frame, rule: rule, measure: $0).words != nil }
        guard !rows.isEmpty else { return .empty }
        return DoubtfulMeasures(frame: frame, rule: rule, measures: rows, page: Address.today()).html
    }
}

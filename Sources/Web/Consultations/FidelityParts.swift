import Casework
import Language

/// A measure in words.
struct MeasureText {
    let frame: Frame
    let measure: DeliveredMeasure

    var name: String {
        [measure.kind.name[frame.tongue], measure.subject].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

/// How far a count has come, as a quiet bar beside its words.
struct ProgressBar: Part {
    let done: Int
    let whole: Int

    init(_ done: Int, of whole: Int) {
        self.done = done
        self.whole = whole
    }

    var html: HTML {
        let width = whole == 0 ? 0 : min(100, done * 100 / whole)
        return """
            <svg class="progress" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
            <rect class="track" width="100" height="6"/><rect class="fill" width="\(width)" height="6"/></svg>
            """
    }
}

/// Held against planned, in words.
struct FidelityText: Part {
    let frame: Frame
    let fidelity: Fidelity

    var html: HTML {
        """
        \(ProgressBar(fidelity.heldHours, of: fidelity.plannedHours))
        <p>\(frame.text("consultation.fidelity", [
            "held": .number(fidelity.heldHours), "planned": .number(fidelity.plannedHours),
            "percent": .number(fidelity.percent ?? 0),
        ]))<br>\(frame.text("consultation.fidelity.sessions", [
            "held": .number(fidelity.heldSessions), "planned": .number(fidelity.plannedSessions),
            "absences": .number(fidelity.absences),
        ]))</p>
        """
    }
}

/// The institution at a glance: each provider's hours, and the measures that fall behind or stand still.
struct InstitutionFidelity: Part {
    let frame: Frame
    let rule: HourRule
    let measures: [DeliveredMeasure]

    private struct Provider: Sendable {
        let name: String
        let person: Person.ID?
        let measures: [DeliveredMeasure]
    }

    var html: HTML {
        guard !measures.isEmpty else { return .empty }
        return """
            <section class="section" aria-labelledby="institution"><h2 id="institution">\(frame.text("consultation.institution"))</h2>
            \(FidelityText(frame: frame, fidelity: measures.fidelity))
            \(providers)
            \(doubtful)</section>
            """
    }

    private var providers: HTML {
        let frame = frame
        let grouped = Dictionary(grouping: measures) { $0.provider }
        let rows = grouped.map { Provider(name: $0.key, person: $0.value.first?.specialist, measures: $0.value) }
            .sorted { $0.name < $1.name }
        return Table(
            caption: frame.text("consultation.by_specialist", [:]),
            columns: [
                .init(frame.text("consultation.specialist", [:])) { row in
                    guard !row.name.isEmpty else { return "\(frame.text("consultation.nobody_named"))" }
                    return row.person.map { "<a href=\"\(Address.timesheet($0))\">\(row.name)</a>" } ?? "\(row.name)"
                },
                .init(frame.text("consultation.measures", [:]), .number) { "\($0.measures.count)" },
                .init(frame.text("consultation.planned", [:]), .number) { "\($0.measures.fidelity.plannedHours)" },
                .init(frame.text("consultation.delivered", [:]), .number) { "\($0.measures.fidelity.heldHours)" },
                .init(frame.text("consultation.percent", [:]), .number) { "\($0.measures.fidelity.percent ?? 0) %" },
            ], rows: rows
        ).html
    }

    private var doubtful: HTML {
        let today = frame.now.day
        let rows = measures.filter { $0.isBehind(rule, on: today) || $0.isStale(rule, on: today) }
        return rows.isEmpty ? .empty : DoubtfulMeasures(frame: frame, rule: rule, measures: rows).html
    }
}

/// Measures of which it is asked whether they still go on.
struct DoubtfulMeasures: Part {
    let frame: Frame
    var rule: HourRule?
    let measures: [DeliveredMeasure]

    var html: HTML {
        let frame = frame
        let rule = rule
        let today = frame.now.day
        return Table(
            caption: frame.text("consultation.still_going_on", [:]),
            columns: [
                .init(frame.text("learner.name", [:])) {
                    "<a href=\"\(Address.planConsultations($0.key.plan))\">\($0.learnerName)</a>"
                },
                .init(frame.text("consultation.measure", [:])) { "\(MeasureText(frame: frame, measure: $0).name)" },
                .init(frame.text("consultation.specialist", [:])) { "\($0.provider)" },
                .init(frame.text("consultation.delivered", [:])) {
                    "\(frame.text("consultation.of", ["held": .number($0.held), "planned": .number($0.planned)]))"
                },
                .init(frame.text("consultation.sign", [:])) { measure in
                    let isBehind = rule.map { measure.isBehind($0, on: today) } ?? false
                    let weeks = measure.weeksWithout(on: today)
                    return isBehind && weeks < rule?.staleWeeks ?? 0
                        ? "\(frame.text("consultation.behind"))"
                        : "\(frame.text("consultation.weeks_without", ["count": .number(weeks)]))"
                },
            ], rows: measures
        ).html
    }
}

import Casework
import Language

/// What the schedule expects of a specialist: one press says that an hour was held, ticks say who shared one.
struct TodayPage: Page {
    let frame: Frame
    let viewer: Viewer
    let expected: ConsultationStore.Expected
    /// All that runs at the institutions which the viewer keeps.
    let running: [DeliveredMeasure]
    var form: SentForm
    var problems: [Problem] = []
    /// What was just recorded.
    var entry: ConsultationEntry.ID?

    private var today: Day { frame.now.day }

    var title: String { text("consultation.today", ["day": .day(today)]) }
    var undo: Address? { entry.map { Address.entryUndoing($0) } }

    var body: HTML { "\(list)\(InstitutionFidelity.parts(of: running, frame, expected.rule))" }

    private var list: HTML {
        guard !expected.measures.isEmpty else {
            return EmptyState(
                text("consultation.today.none"),
                next: viewer.writesPlans ? Link(text("home.openings.plans"), Address.plans()) : nil
            ).html
        }
        let fields = Fields(frame: frame, form: form, problems: problems)
        let isOpen = problems.contains { $0.field != "measure" }
        return """
            <p class="quiet" data-scripted hidden>\(text("consultation.hold.hint"))</p>
            \(each: problems.filter { $0.field == "measure" }, problem)
            <form class="form" id="group" method="post" action="\(Address.consultations())" novalidate data-group>
            <input type="hidden" name="csrf" value="\(frame.formToken)">
            \(fields.hidden("receipt", frame.receipt))
            <ul class="expected" id="measure" tabindex="-1">\(each: expected.measures, row)</ul>
            \(Fold(text("consultation.details"), isOpen: isOpen, EntryDetails(fields: fields, absences: expected.absences).html))
            \(Foot(Button(text("consultation.log_ticked")), isSticky: true, status: "<span>\(text("consultation.log_ticked.hint"))</span>"))
            </form>
            <form id="one" method="post" action="\(Address.consultations())">
            <input type="hidden" name="csrf" value="\(frame.formToken)">\(fields.hidden("receipt", frame.receipt))</form>
            \(absences)
            """
    }

    /// Why somebody did not come, asked after a long press; without the script the list of reasons is in the form.
    private var absences: HTML {
        let reasons = expected.absences.map { reason -> HTML in
            "<button form=\"group\" name=\"reason\" value=\"\(reason.code)\">\(reason.name[frame.tongue])</button>"
        }
        return """
            <dialog id="absences" class="keys" aria-labelledby="absences-title">
            <h2 id="absences-title">\(text("consultation.absence_reason"))</h2>
            <p class="quiet" data-names></p>
            <div class="reasons">\(reasons.joined())</div>
            <p class="actions"><button type="button" class="plain" data-close>\(text("action.close"))</button></p>
            </dialog>
            """
    }

    private func problem(_ problem: Problem) -> HTML { "<p class=\"problem\">\(text(problem.message))</p>" }

    private func row(_ measure: DeliveredMeasure) -> HTML {
        let key = measure.key.description
        let tick: Attributes = ["checked": .flag(form.list("measure").contains(key))]
        let absent: Attributes = ["checked": .flag(form.list("absent").contains(key))]
        let words = progress(of: measure)
        let quiet: Attributes = ["class": measure.due(inWeekOf: today) == 0 ? "met" : nil]
        return """
            <li data-row\(quiet)>
            <div class="choice"><input type="checkbox" id="m-\(key)" name="measure" value="\(key)" data-tick\(tick)>\
            <label for="m-\(key)"><strong>\(measure.learnerName)</strong><br>\
            <span class="quiet">\(MeasureText(frame: frame, measure: measure).name)</span></label></div>
            <div>\(ProgressBar(measure.held, of: measure.planned))\
            <p class="quiet">\(words)</p></div>
            <div class="actions">\(press(measure))
            <span class="choice"><input type="checkbox" id="a-\(key)" name="absent" value="\(key)" data-absent data-name="\(measure.learnerName)"\(absent)>\
            <label for="a-\(key)">\(frame.text("consultation.did_not_come"))<span class="unseen"> – \(measure.learnerName)</span></label></span>
            <a href="\(Address.planConsultations(measure.key.plan))">\(frame.text("consultation.sheet"))<span class="unseen"> – \(measure.learnerName)</span></a></div>
            </li>
            """
    }

    /// *5 of 12 h held · 1 of 2 h this week · 1 hour today already*
    private func progress(of measure: DeliveredMeasure) -> String {
        var words = [
            frame.text(
                "consultation.of", ["held": .number(measure.held), "planned": .number(measure.planned)]),
            frame.text(
                "consultation.this_week",
                [
                    "held": .number(measure.heldThisWeek), "expected": .number(measure.expected(inWeekOf: today)),
                ]),
        ]
        if measure.heldToday > 0 {
            words.append(frame.text("consultation.held_today", ["count": .number(measure.heldToday)]))
        }
        return words.joined(separator: " · ")
    }

    private func press(_ measure: DeliveredMeasure) -> HTML {
        """
        <button form="one" name="measure" value="\(measure.key.description)" data-hold>\(frame.text("consultation.held"))\
        <span class="unseen"> – \(measure.learnerName)</span></button>
        """
    }

    var aside: HTML? {
        guard let person = viewer.person, !expected.measures.isEmpty else { return nil }
        return """
            <section><h2>\(text("consultation.together"))</h2>\(FidelityText(frame: frame, fidelity: expected.fidelity))
            <p><a href="\(Address.timesheet(person))">\(text("consultation.timesheet"))</a></p></section>
            """
    }
}

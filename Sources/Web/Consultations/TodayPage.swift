import Casework
import Language

/// What the schedule expects of a specialist: one press says that an hour was held, ticks say who shared one; the code that
/// confirms it is asked in the same row. Below it what ended is still within reach.
struct TodayPage: Page {
    let frame: Frame
    let viewer: Viewer
    let expected: ConsultationStore.Expected
    /// All of the semester at the institutions which the viewer keeps.
    let kept: [DeliveredMeasure]
    var form: SentForm
    var problems: [Problem] = []
    /// The hour whose code was refused.
    var hour: Consultation.ID?
    /// What was just recorded.
    var entry: ConsultationEntry.ID?

    private var today: Day { frame.now.day }

    var title: String { text("consultation.today", ["day": .day(today)]) }
    var undo: Address? { entry.map { Address.entryUndoing($0) } }

    var body: HTML {
        """
        \(list)
        \(EarlierMeasures(frame: frame, expected: expected))
        \(InstitutionFidelity.parts(of: kept, frame, expected.rule))
        """
    }

    private var list: HTML {
        guard !expected.measures.isEmpty else {
            return EmptyState(
                text("consultation.today.none"),
                next: viewer.writesPlans ? Link(text("home.openings.plans"), Address.plans()) : nil
            ).html
        }
        let fields = Fields(frame: frame, form: form, problems: problems)
        let isOpen = hour == nil && problems.contains { $0.field != "measure" }
        return """
            <p class="quiet" data-scripted hidden>\(text("consultation.hold.hint"))</p>
            \(each: problems.filter { $0.field == "measure" }, problem)
            <form class="form" id="group" method="post" action="\(Address.consultations())" novalidate data-group>
            <input type="hidden" name="csrf" value="\(frame.formToken)">
            \(fields.hidden("receipt", frame.receipt))
            \(TodayPage.enter)
            <ul class="expected" id="measure" tabindex="-1">\(each: expected.measures, row)</ul>
            \(Fold(text("consultation.details"), isOpen: isOpen, EntryDetails(fields: fields, absences: expected.absences).html))
            \(Foot(Button(text("consultation.log_ticked")), isSticky: true, status: "<span>\(text("consultation.log_ticked.hint"))</span>"))
            </form>
            \(each: expected.measures, { code(of: $0)?.form ?? .empty })
            \(absences)
            """
    }

    /// Enter in a field presses the first button of its form: this one, which sends what is ticked, and not that of a row.
    private static let enter: HTML = "<button class=\"unseen\" tabindex=\"-1\" aria-hidden=\"true\"></button>"

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

    /// The field of the button by which a row was sent and refused. The row is ticked then, and no other: what is still to be
    /// said is sent with the ticks, and must say it of that row alone.
    private var pressed: String? { form.contains("only") ? "only" : nil }

    private func row(_ measure: DeliveredMeasure) -> HTML {
        let key = measure.key.description
        let tick: Attributes = ["checked": .flag(form.list(pressed ?? "measure").contains(key))]
        let absent: Attributes = ["checked": .flag(pressed == nil && form.list("absent").contains(key))]
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
            \(code(of: measure))
            </li>
            """
    }

    /// Where hours of today wait for the word of the other side.
    private func code(of measure: DeliveredMeasure) -> CodeField? {
        guard let hour = expected.waiting[measure.key]?.today else { return nil }
        let isRefused = hour == self.hour
        return CodeField(
            frame: frame, measure: measure, hour: hour, typed: isRefused ? form["confirmation_code"] : "",
            problem: isRefused ? problems.first : nil)
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

    /// Takes the details of the form with it, and nobody who is ticked.
    private func press(_ measure: DeliveredMeasure) -> HTML {
        """
        <button name="only" value="\(measure.key.description)" data-hold>\(frame.text("consultation.held"))\
        <span class="unseen"> – \(measure.learnerName)</span></button>
        """
    }

    var aside: HTML? {
        guard let person = viewer.person else { return nil }
        let timesheet = Link(text("consultation.timesheet"), Address.timesheet(person))
        guard expected.fidelity.percent != nil else { return "<section><p>\(timesheet)</p></section>" }
        return """
            <section><h2>\(text("consultation.together"))</h2>\(FidelityText(frame: frame, fidelity: expected.fidelity))
            <p>\(timesheet)</p></section>
            """
    }
}

import Casework
import Language

/// A learner whom the registry does not know yet, or not here.
struct LearnerRegistrationPage: Page {
    let frame: Frame
    let form: SentForm
    var problems: [Problem] = []
    /// Learners who may be the same person, shown before anybody is kept twice.
    var similar: [LearnerSummary] = []
    let institutions: [Role]

    var title: String { text("learner.register") }
    var path: [Link] { [Link(text("learner.search"), Address.learners())] }

    private var fields: Fields { Fields(frame: frame, form: form, problems: problems) }

    var body: HTML {
        Form(
            frame: frame, action: Address.learners(),
            """
            \(fields.hidden("receipt", form["receipt"]))
            \(alike)
            <section class="section" aria-labelledby="part-who"><h2 id="part-who">\(text("learner.part.who"))</h2>
            \(fields.text("given_name", label: "learner.given_name", autocomplete: "off", kind: .name))
            \(fields.text("surname", label: "learner.surname", autocomplete: "off", kind: .name))
            \(fields.text("code", label: "learner.code", hint: "learner.code.hint", isOptional: true, width: .word, autocomplete: "off"))
            \(fields.day("born_on", label: "learner.born_on", hint: "learner.born_on.hint"))
            \(fields.radios("sex", label: "learner.sex", choices: Person.Sex.allCases.map {
                Choice($0.rawValue, text("learner.sex.\($0.rawValue)"))
            }))
            </section>
            <section class="section" aria-labelledby="part-where"><h2 id="part-where">\(text("learner.part.where"))</h2>
            \(EnrolmentFields(fields: fields, institutions: institutions))
            </section>
            \(Foot(Button(text("learner.register.act")), others: [Link(text("action.cancel"), Address.learners()).html]))
            """
        ).html
    }

    /// Side by side: what was typed and who is known already.
    private var alike: HTML {
        guard !similar.isEmpty else { return .empty }
        return """
            <section class="section" aria-labelledby="part-similar"><h2 id="part-similar">\(text("learner.similar"))</h2>
            <p>\(text("learner.similar.typed", ["name": .text(form["given_name"] + " " + form["surname"]), "born": .text(form["born_on"])]))</p>
            \(LearnerTable(frame: frame, caption: text("learner.similar"), learners: similar))
            \(each: same, sameChild)
            \(fields.checkbox("confirmed_new", label: "learner.similar.another", hint: "learner.similar.another.hint"))
            </section>
            """
    }

    /// Learners of the own institutions who still have a temporary code, where a real one was typed.
    private var same: [LearnerSummary] {
        guard !form["code"].trimmed.isEmpty else { return [] }
        let mine = Set(institutions.map(\.unit))
        return similar.filter { mine.contains($0.institution) && PersonalCode.isTemporary(masked: $0.maskedCode) }
    }

    /// Sends the typed code to the record that is there instead of making another.
    private func sameChild(_ learner: LearnerSummary) -> HTML {
        """
        <p><button formaction="\(Address.learnerCodes(learner.id))" name="reason" \
        value="\(HeldCode.Reason.temporaryReplaced.rawValue)">\(text("learner.similar.same", [
            "name": .text(learner.name.full), "class": .text(frame.schoolClass(of: learner)),
        ]))</button></p>
        """
    }
}

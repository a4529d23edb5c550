import Casework
import Language

extension LearnerPage {
    var aside: HTML? {
        """
        \(next)
        <section><h2>\(text("learner.aside.why"))</h2>
        \(reason.map { "<p>\(text($0.message))</p>" as HTML })
        \(PurposeChoice(frame: frame, record: Address.learner(file.id), purpose: viewer.purpose))
        </section>
        <section><h2>\(text("learner.aside.journal"))</h2>
        <p>\(Link(text("journal.history"), Address.learnerHistory(file.id)))</p>
        <p>\(Link(text("journal.viewers"), Address.learnerViewers(file.id)))</p>
        </section>
        """
    }

    /// No plan may be submitted without an application, so it is asked for here and not at the end.
    private var next: HTML {
        guard file.applications.isEmpty, !mayEnrol.isEmpty else { return .empty }
        return """
            <section><h2>\(text("learner.aside.next"))</h2>
            <p><a href="#applications">\(text("learner.aside.next.application"))</a></p></section>
            """
    }
}

/// Asks for a purpose before the personal code is shown.
struct CodeForm: Part {
    let page: LearnerPage

    var html: HTML {
        let frame = page.frame
        let fields = page.fields(.code, [("purpose", page.viewer.purpose.kind.rawValue)])
        let form = Form(
            frame: frame, action: Address.learnerCode(page.file.id),
            """
            \(fields.select("purpose", label: "learner.code.purpose", hint: "learner.code.purpose.hint", choices: Purpose.Kind.allCases.map {
                Choice($0.rawValue, frame.text("journal.purpose.\($0.rawValue)"))
            }, empty: "learner.code.purpose.choose"))
            \(fields.text("purpose_text", label: "learner.code.purpose_text", isOptional: true, autocomplete: "off"))
            <p>\(Button(frame.text("learner.code.show"), .secondary))</p>
            """)
        return Fold(frame.text("learner.code.show"), isOpen: page.sent?.kind == .code, form.html).html
    }
}

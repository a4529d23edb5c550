import Casework
import Language

/// Search comes first, so that nobody is kept twice: only after it one may register a learner.
struct LearnerSearchPage: Page {
    let frame: Frame
    /// What was searched for; empty before a search.
    var form = SentForm.empty
    var problems: [Problem] = []
    /// `nil` before a search.
    var found: [LearnerSummary]?
    let mayRegister: Bool

    var title: String { text("learner.search") }

    var body: HTML {
        """
        \(LearnerSearchForm(frame: frame, form: form, problems: problems))
        \(found.map(results))
        """
    }

    private func results(_ learners: [LearnerSummary]) -> HTML {
        guard !learners.isEmpty else {
            return """
                <section class="section"><h2>\(text("learner.search.none"))</h2>
                <p>\(text("learner.search.none.reason"))</p>\(register)</section>
                """
        }
        return """
            <section class="section"><h2>\(text("learner.search.found", ["count": .number(learners.count)]))</h2>
            \(LearnerTable(frame: frame, caption: text("learner.search.caption"), learners: learners))
            \(register)</section>
            """
    }

    private var register: HTML { mayRegister ? RegisterOffer(frame: frame, words: form["words"]).html : .empty }
}

/// Name or whole personal code. A form that is posted, because neither belongs in an address.
struct LearnerSearchForm: Part {
    let frame: Frame
    let form: SentForm
    let problems: [Problem]

    var html: HTML {
        let fields = Fields(frame: frame, form: form, problems: problems)
        return Form(
            frame: frame, action: Address.learnerSearch(),
            """
            \(fields.text("words", label: "learner.search.words", hint: "learner.search.hint", autocomplete: "off", kind: .name))
            \(Foot(Button(frame.text("action.search"))))
            """
        ).html
    }
}

/// The way from a search without success to the form of a new learner; what was typed goes along.
struct RegisterOffer: Part {
    let frame: Frame
    let words: String

    var html: HTML {
        """
        <form method="post" action="\(Address.newLearner())">
        <input type="hidden" name="csrf" value="\(frame.formToken)">
        <input type="hidden" name="words" value="\(words)">
        <p class="actions"><span>\(frame.text("learner.search.register.question"))</span>
        <button>\(frame.text("learner.search.register"))</button></p>
        </form>
        """
    }
}

import Casework
import Language

/// Asks on what errand somebody opens a record whom no task leads there: once per learner and session.
struct PurposePage: Page {
    let frame: Frame
    /// Of the record; the answer goes along as a code.
    let record: Address
    /// What the role makes likely.
    let likely: Purpose

    var title: String { text("learner.purpose.question") }
    var path: [Link] { [Link(text("learner.search"), Address.learners())] }
    var width: PageWidth { .text }

    var body: HTML {
        let fields = Fields(frame: frame, form: SentForm([("purpose", likely.kind.rawValue)]))
        return """
            <p>\(text("learner.purpose.reason"))</p>
            <form class="form" method="get" action="\(record)">
            \(fields.radios("purpose", label: "learner.aside.purpose", choices: PurposeChoice.kinds.map {
                Choice($0.rawValue, text("journal.purpose.\($0.rawValue)"))
            }))
            \(Foot(Button(text("learner.purpose.open"))))
            </form>
            """
    }
}

/// On what errand the record is open: preselected from the way one came, changed with one choice.
struct PurposeChoice: Part {
    let frame: Frame
    let record: Address
    let purpose: Purpose

    /// What can be said in an address: *other* needs words, and words stand in no address.
    static let kinds = Purpose.Kind.allCases.filter { $0 != .other }

    var html: HTML {
        """
        <p>\(frame.text("learner.aside.purpose")): \(frame.text("journal.purpose.\(purpose.kind.rawValue)"))</p>
        <details class="fold"><summary>\(frame.text("learner.aside.purpose.change"))</summary><div>
        <form class="form" method="get" action="\(record)">
        <div class="field"><label for="errand">\(frame.text("learner.aside.purpose"))</label>
        <select id="errand" name="purpose">\(each: PurposeChoice.kinds, option)</select></div>
        <p><button>\(frame.text("learner.aside.purpose.act"))</button></p>
        </form></div></details>
        """
    }

    private func option(_ kind: Purpose.Kind) -> HTML {
        let attributes: Attributes = ["value": .text(kind.rawValue), "selected": .flag(kind == purpose.kind)]
        return "<option\(attributes)>\(frame.text("journal.purpose.\(kind.rawValue)"))</option>"
    }
}

extension Query {
    /// The errand that an address says.
    /// - Throws: `Refusal.malformed` for *other*, which needs words.
    func purpose() throws(Refusal) -> Purpose.Kind? {
        let purpose = try choice("purpose", of: Purpose.Kind.self)
        guard purpose != .other else { throw .malformed }
        return purpose
    }
}

import Casework
import Language

/// Prints the fields of one form: label above, hint below it, what is wrong, then the field with what was typed.
///
///     let fields = Fields(frame: frame, form: form, problems: problems)
///     \(fields.text("surname", label: "learner.surname", hint: "learner.surname.hint"))
package struct Fields: Sendable {
    let frame: Frame
    let form: SentForm
    let problems: [Problem]

    package init(frame: Frame, form: SentForm = .empty, problems: [Problem] = []) {
        self.frame = frame
        self.form = form
        self.problems = problems
    }

    /// Where a field is as wide as what is typed into it.
    package enum Width: String, Sendable {
        case few
        case word
        case full
    }

    func problem(_ name: String) -> Problem? { problems.first { $0.field == name } }

    /// What the field tells to a reader of the screen, by the ids of hint and problem.
    func describedBy(_ name: String, _ hint: Message?) -> Attributes.Content? {
        let ids = [hint.map { _ in "\(name)-hint" }, problem(name).map { _ in "\(name)-problem" }].compactMap { $0 }
        return ids.isEmpty ? nil : .text(ids.joined(separator: " "))
    }

    func attributes(_ name: String, _ hint: Message?) -> Attributes {
        [
            "id": .text(name), "name": .text(name), "aria-describedby": describedBy(name, hint),
            "aria-invalid": problem(name).map { _ in "true" },
        ]
    }

    /// The label with the word *not obligatory* where the field may stay empty.
    func labelText(_ label: Message, isOptional: Bool) -> HTML {
        guard isOptional else { return "\(frame.text(label))" }
        return "\(frame.text(label)) <span class=\"quiet\">\(frame.text("word.optional"))</span>"
    }

    func notes(_ name: String, _ hint: Message?) -> HTML {
        let hint: HTML = hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\(frame.text($0))</p>" } ?? .empty
        guard let problem = problem(name) else { return hint }
        return hint + """
            <p class="problem" id="\(name)-problem"><span class="unseen">\(frame.text("error.prefix"))</span>\
            \(frame.text(problem.message))</p>
            """
    }

    func field(_ name: String, _ label: Message, _ hint: Message?, isOptional: Bool, _ control: HTML) -> HTML {
        let attributes: Attributes = ["class": problem(name) == nil ? "field" : "field wrong"]
        return """
            <div\(attributes)>
            <label for="\(name)">\(labelText(label, isOptional: isOptional))</label>
            \(notes(name, hint))
            \(control)
            </div>
            """
    }
}

import Casework
import Language

/// Reads a form field by field and gathers what is wrong, in the order of the form.
///
///     var reading = Reading(form)
///     let surname = reading.text("surname", required: "learner.surname.missing")
///     let born = reading.day("born_on")
///     try reading.finish()        // throws Rejection.invalid with all problems
package struct Reading {
    package let form: SentForm
    package private(set) var problems: [Problem] = []

    package init(_ form: SentForm) { self.form = form }

    /// A problem that the form's own rules find.
    package mutating func reject(_ field: String?, _ message: Message) { problems.append(Problem(field, message)) }

    /// - Throws: `Rejection.invalid` with everything that was wrong.
    package func finish() throws(Rejection) {
        guard problems.isEmpty else { throw .invalid(problems) }
    }

    /// A text of at most `limit` characters (and four bytes for each: one character can be very long).
    package mutating func text(_ name: String, required: Message? = nil, limit: Int = 200) -> String? {
        guard let text = form.text(name) else { return missing(name, required) }
        guard text.count <= limit, text.utf8.count <= limit * 4 else {
            reject(name, Message("error.field.too_long", ["count": .number(limit)]))
            return nil
        }
        return text
    }

    /// A whole number within bounds; spaces are ignored (UI-09).
    package mutating func number(_ name: String, in bounds: ClosedRange<Int>, required: Message? = nil) -> Int? {
        guard let text = form.text(name) else { return missing(name, required) }
        guard let number = WrittenNumber.whole(text) else {
            reject(name, "error.field.number")
            return nil
        }
        guard bounds.contains(number) else {
            let gaps: [String: Message.Argument] = [
                "from": .number(bounds.lowerBound), "to": .number(bounds.upperBound),
            ]
            reject(name, Message("layout.problem.bounds", gaps))
            return nil
        }
        return number
    }

    /// One word of a closed list; anything else was not offered (VUL-14).
    package mutating func choice<Choice: RawRepresentable<String>>(
        _ name: String, of type: Choice.Type, required: Message? = nil
    ) -> Choice? {
        guard let word = form.text(name) else { return missing(name, required) }
        guard let choice = Choice(rawValue: word) else {
            reject(name, "error.field.choice")
            return nil
        }
        return choice
    }

    /// A key or another value that is printed and read by its type.
    package mutating func value<Value: LosslessStringConvertible>(
        _ name: String, as type: Value.Type, required: Message? = nil
    ) -> Value? {
        guard let text = form.text(name) else { return missing(name, required) }
        guard let value = Value(text) else {
            reject(name, "error.field.choice")
            return nil
        }
        return value
    }

    package func isChecked(_ name: String) -> Bool { form.contains(name) && form[name] != "0" }

    mutating func missing<Value>(_ name: String, _ message: Message?) -> Value? {
        if let message { reject(name, message) }
        return nil
    }
}

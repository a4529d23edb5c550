import Language

/// Something that can be chosen: what the form sends, what people read.
package struct Choice: Sendable {
    package let value: String
    package let text: String
    package let hint: String?

    package init(_ value: String, _ text: String, hint: String? = nil) {
        self.value = value
        self.text = text
        self.hint = hint
    }
}

extension Fields {
    /// A long list. `empty` is the text of the line that chooses nothing.
    package func select(
        _ name: String, label: Message, hint: Message? = nil, choices: [Choice], empty: Message? = nil,
        isOptional: Bool = false
    ) -> HTML {
        let all = (empty.map { [Choice("", frame.text($0))] } ?? []) + choices
        let options = all.map { option($0, isChosen: $0.value == form[name]) }.joined()
        return field(name, label, hint, isOptional: isOptional, "<select\(attributes(name, hint))>\(options)</select>")
    }

    /// At most seven choices (UI-13).
    package func radios(
        _ name: String, label: Message, hint: Message? = nil, choices: [Choice], isOptional: Bool = false
    ) -> HTML {
        group(name, label, hint, choices, isOptional: isOptional, type: "radio") { $0 == form[name] }
    }

    package func checkboxes(
        _ name: String, label: Message, hint: Message? = nil, choices: [Choice], isOptional: Bool = false
    ) -> HTML {
        let chosen = Set(form.list(name))
        return group(name, label, hint, choices, isOptional: isOptional, type: "checkbox", isChosen: chosen.contains)
    }

    /// One box that is a question of its own.
    package func checkbox(_ name: String, label: Message, hint: Message? = nil) -> HTML {
        var attributes = attributes(name, hint)
        attributes.set("type", "checkbox")
        attributes.set("value", "1")
        attributes.set("checked", .flag(form.contains(name) && form[name] != "0"))
        return """
            <div class="field"><div class="choice"><input\(attributes)><label for="\(name)">\(frame.text(label))</label></div>\
            \(notes(name, hint))</div>
            """
    }

    private func option(_ choice: Choice, isChosen: Bool) -> HTML {
        let attributes: Attributes = ["value": .text(choice.value), "selected": .flag(isChosen)]
        return "<option\(attributes)>\(choice.text)</option>"
    }

    private func group(
        _ name: String, _ label: Message, _ hint: Message?, _ choices: [Choice], isOptional: Bool,
        type: StaticString, isChosen: (String) -> Bool
    ) -> HTML {
        let attributes: Attributes = [
            "class": problem(name) == nil ? "field" : "field wrong", "aria-describedby": describedBy(name, hint),
        ]
        let boxes = choices.enumerated().map { index, choice in
            // The first has the field's own name as id, so that the list of problems leads to it.
            box(choice, name, id: index == 0 ? name : "\(name)-\(index)", "\(type)", isChosen: isChosen(choice.value))
        }
        return """
            <fieldset\(attributes)>
            <legend>\(labelText(label, isOptional: isOptional))</legend>
            \(notes(name, hint))
            <div class="choices">\(boxes.joined())</div>
            </fieldset>
            """
    }

    private func box(_ choice: Choice, _ name: String, id: String, _ type: String, isChosen: Bool) -> HTML {
        let attributes: Attributes = [
            "type": .text(type), "id": .text(id), "name": .text(name), "value": .text(choice.value),
            "checked": .flag(isChosen), "aria-describedby": choice.hint.map { _ in "\(id)-note" },
        ]
        let note: HTML = choice.hint.map { "<span class=\"hint\" id=\"\(id)-note\">\($0)</span>" } ?? .empty
        return "<div class=\"choice\"><input\(attributes)><label for=\"\(id)\">\(choice.text)</label>\(note)</div>"
    }
}

import Language

extension Fields {
    /// One line of text.
    ///
    /// - Parameter suggestions: the id of a `datalist` on the page; anything else may be typed too.
    package func text(
        _ name: String, label: Message, hint: Message? = nil, isOptional: Bool = false, width: Width = .full,
        autocomplete: String? = nil, kind: Kind = .text, suggestions: String? = nil
    ) -> HTML {
        var attributes = attributes(name, hint)
        attributes.set("class", .text(width.rawValue))
        attributes.set("autocomplete", autocomplete.map(Attributes.Content.text))
        attributes.set("list", suggestions.map(Attributes.Content.text))
        switch kind {
        case .text: attributes.set("type", "text")
        case .name:
            attributes.set("type", "text")
            attributes.set("spellcheck", "false")
        case .password: attributes.set("type", "password")
        case .email: attributes.set("type", "email")
        case .number:
            attributes.set("type", "text")
            attributes.set("inputmode", "numeric")
        case .decimal:
            attributes.set("type", "text")
            attributes.set("inputmode", "decimal")
        }
        // A password is the one thing that is not given back.
        if kind != .password { attributes.set("value", .text(form[name])) }
        return field(name, label, hint, isOptional: isOptional, "<input\(attributes)>")
    }

    package enum Kind: Sendable {
        case text
        /// A person's name: any letter, no spelling marks (UI-12).
        case name
        case password
        case email
        case number
        case decimal
    }

    /// Some lines of text.
    package func area(
        _ name: String, label: Message, hint: Message? = nil, isOptional: Bool = false, rows: Int = 4
    ) -> HTML {
        var attributes = attributes(name, hint)
        attributes.set("rows", .text(String(rows)))
        return field(name, label, hint, isOptional: isOptional, "<textarea\(attributes)>\n\(form[name])</textarea>")
    }

    /// A day as one field of text (UI-11).
    package func day(
        _ name: String, label: Message, hint: Message? = "date.hint", isOptional: Bool = false
    ) -> HTML {
        text(name, label: label, hint: hint, isOptional: isOptional, width: .word, autocomplete: "off", kind: .number)
    }

    /// An amount; the sign of the currency stands beside the field.
    package func money(_ name: String, label: Message, hint: Message? = nil, isOptional: Bool = false) -> HTML {
        var attributes = attributes(name, hint)
        attributes.set("type", "text")
        attributes.set("inputmode", "decimal")
        attributes.set("class", "number word")
        attributes.set("value", .text(form[name]))
        return field(
            name, label, hint, isOptional: isOptional,
            "<span class=\"unit-after\"><input\(attributes)><span aria-hidden=\"true\">€</span></span>")
    }

    /// A photo or a file; on a telephone its camera opens.
    package func file(_ name: String, label: Message, hint: Message? = nil, isOptional: Bool = false) -> HTML {
        var attributes = attributes(name, hint)
        attributes.set("type", "file")
        attributes.set("accept", "image/*,application/pdf,.asice,.edoc")
        attributes.set("capture", "environment")
        return field(name, label, hint, isOptional: isOptional, "<input\(attributes)>")
    }

    package func hidden(_ name: String, _ value: String) -> HTML {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }
}

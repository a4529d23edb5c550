/// A form: posts to an address, carries the token of the session, is checked by the server alone (UI-08).
package struct Form: Part {
    let frame: Frame
    let action: Address
    /// Stores the draft every ten seconds and on leaving a field, where the script runs.
    let isAutosaved: Bool
    /// Sent in parts, because a file comes with it.
    let takesFile: Bool
    let content: HTML

    package init(
        frame: Frame, action: Address, isAutosaved: Bool = false, takesFile: Bool = false, _ content: HTML
    ) {
        self.takesFile = takesFile
        self.frame = frame
        self.action = action
        self.isAutosaved = isAutosaved
        self.content = content
    }

    package var html: HTML {
        let attributes: Attributes = [
            "data-autosave": .flag(isAutosaved), "enctype": takesFile ? "multipart/form-data" : nil,
        ]
        return """
            <form class="form" method="post" action="\(action)" novalidate\(attributes)>
            <input type="hidden" name="csrf" value="\(frame.formToken)">
            \(content)
            </form>
            """
    }
}

/// The end of a form: its one primary button, and what else one can do. Sticks to the foot of the screen on long forms.
package struct Foot: Part {
    let primary: Button
    let others: [HTML]
    let isSticky: Bool
    /// The state of saving in words, and running totals.
    let status: HTML

    package init(_ primary: Button, others: [HTML] = [], isSticky: Bool = false, status: HTML = .empty) {
        self.primary = primary
        self.others = others
        self.isSticky = isSticky
        self.status = status
    }

    package var html: HTML {
        let attributes: Attributes = ["class": isSticky ? "foot sticky" : "foot"]
        return """
            <div\(attributes)><div class="actions">\(primary)\(each: others, { $0 })</div>\
            <div class="status"><span class="saved" data-saved role="status"></span>\(status)</div></div>
            """
    }
}

/// A button that sends its form. Its text says what happens (UI-06).
package struct Button: Part {
    package enum Weight: Sendable {
        case primary
        case secondary
        case plain
    }

    let text: String
    let weight: Weight
    /// The name and value that the form sends with this button.
    let name: String?
    let value: String?
    /// The key that presses it, where the script runs.
    let key: String?

    package init(
        _ text: String, _ weight: Weight = .primary, name: String? = nil, value: String? = nil, key: String? = nil
    ) {
        self.text = text
        self.weight = weight
        self.name = name
        self.value = value
        self.key = key
    }

    package var html: HTML {
        var attributes: Attributes = [
            "name": name.map(Attributes.Content.text), "value": value.map(Attributes.Content.text),
            "data-key": key.map(Attributes.Content.text),
            "aria-keyshortcuts": key.map(Attributes.Content.text),
        ]
        switch weight {
        case .primary: attributes.set("class", "primary")
        case .secondary: break
        case .plain: attributes.set("class", "plain")
        }
        return "<button\(attributes)>\(text)</button>"
    }
}

/// One sentence that says why there is nothing, and the next step.
package struct EmptyState: Part {
    let reason: String
    let next: Link?

    package init(_ reason: String, next: Link? = nil) {
        self.reason = reason
        self.next = next
    }

    package var html: HTML { "<div class=\"empty\"><p>\(reason)</p>\(next.map { "<p>\($0)</p>" as HTML })</div>" }
}

/// What is at hand but not needed by all: a heading that opens.
package struct Fold: Part {
    let heading: String
    let content: HTML
    let isOpen: Bool

    package init(_ heading: String, isOpen: Bool = false, _ content: HTML) {
        self.heading = heading
        self.content = content
        self.isOpen = isOpen
    }

    package var html: HTML {
        let attributes: Attributes = ["open": .flag(isOpen)]
        return "<details class=\"fold\"\(attributes)><summary>\(heading)</summary><div>\(content)</div></details>"
    }
}

/// A number with its unit and, below it, what exactly it counts.
package struct Figure: Part {
    let value: String
    let name: String
    let definition: String

    /// - Parameter value: the number as it is printed, with its unit.
    package init(_ value: String, _ name: String, definition: String) {
        self.value = value
        self.name = name
        self.definition = definition
    }

    package var html: HTML {
        """
        <div class="figure"><p class="value">\(value)</p><p class="name">\(name)</p>\
        <p class="definition">\(definition)</p></div>
        """
    }
}

/// An XML element with a text or with elements, indented when it is written.
struct Markup {
    private enum Content {
        case text(String)
        case elements([Markup])
    }

    private let name: String
    private let attributes: [(name: String, value: String)]
    private let content: Content

    init(_ name: String, _ attributes: [(name: String, value: String)] = [], text: String) {
        (self.name, self.attributes, content) = (name, attributes, .text(text))
    }

    init(_ name: String, _ attributes: [(name: String, value: String)] = [], _ elements: [Markup]) {
        (self.name, self.attributes, content) = (name, attributes, .elements(elements))
    }

    /// One chain of elements around a text: `Markup("Id", "IBAN", text: …)`.
    init(_ name: String, _ inner: String..., text: String) {
        guard let last = inner.last else {
            self.init(name, [], text: text)
            return
        }
        let innermost = Markup(last, [], text: text)
        self.init(name, [], [inner.dropLast().reversed().reduce(innermost) { Markup($1, [], [$0]) }])
    }

    /// The whole document in UTF-8.
    var document: [UInt8] {
        var result = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        write(to: &result, indent: "")
        return Array(result.utf8)
    }

    private func write(to result: inout String, indent: String) {
        result += indent + "<" + name
        for attribute in attributes { result += " \(attribute.name)=\"\(Markup.escaped(attribute.value))\"" }
        result += ">"
        switch content {
        case .text(let text): result += Markup.escaped(text)
        case .elements(let elements):
            result += "\n"
            for element in elements { element.write(to: &result, indent: indent + "  ") }
            result += indent
        }
        result += "</\(name)>\n"
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&apos;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

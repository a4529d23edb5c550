/// An XML element with a text or with elements, indented when it is written.
struct Markup {
    private enum Content {
        case text(String)
        case elements([Markup])
    }

    private let name: String
    private let attributes: [(name: String, value: String)]
    private let content: Content

    init(_ name: String, attributes: [(name: String, value: String)] = [], _ elements: [Markup]) {
        (self.name, self.attributes, content) = (name, attributes, .elements(elements))
    }

    /// A text, perhaps inside a chain of elements: `Markup("DbtrAcct", "Id", "IBAN", text: …)`.
    init(_ name: String, _ inner: String..., attributes: [(name: String, value: String)] = [], text: String) {
        let chain = inner.reversed().reduce(Content.text(text)) { content, name in
            .elements([Markup(name: name, attributes: [], content: content)])
        }
        self.init(name: name, attributes: attributes, content: chain)
    }

    private init(name: String, attributes: [(name: String, value: String)], content: Content) {
        (self.name, self.attributes, self.content) = (name, attributes, content)
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

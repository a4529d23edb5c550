import Cast
import Testing

/// The form of a plan as it stands on the page, filled in further as a person would: every answer is an input.
struct FilledForm {
    private(set) var fields: [(String, String)] = []
    private(set) var inputs = 0

    init(_ page: Visit) throws {
        let start = try #require(page.body.firstRange(of: "data-autosave")).upperBound
        let form = page.body[start...]
        let end = try #require(form.firstRange(of: "</form>")).lowerBound
        for match in form[..<end].matches(of: #/<(input|textarea|select)((?: [^>]*)?)>/#) {
            let tag = "<\(match.1)\(match.2)"
            guard let name = Visit.attribute("name", of: tag) else { continue }
            let rest = form[match.range.upperBound..<end]
            switch match.1 {
            case "textarea":
                let words = rest[..<(try #require(rest.firstRange(of: "</textarea>")).lowerBound)]
                fields.append((name, String(words.drop { $0 == "\n" })))
            case "select":
                let options = rest[..<(try #require(rest.firstRange(of: "</select>")).lowerBound)]
                let chosen = options.split(separator: "<").first { $0.contains(" selected") }
                fields.append((name, chosen.flatMap { Visit.attribute("value", of: String($0)) } ?? ""))
            default:
                let type = Visit.attribute("type", of: tag)
                if type == "checkbox" || type == "radio", !tag.contains(" checked") { continue }
                fields.append((name, Visit.attribute("value", of: tag) ?? ""))
            }
        }
    }

    subscript(_ name: String) -> String? { fields.first { $0.0 == name }?.1 }

    mutating func answer(_ name: String, _ value: String) {
        fields.removeAll { $0.0 == name }
        fields.append((name, value))
        inputs += 1
    }
}

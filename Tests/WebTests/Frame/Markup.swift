/// Reads a page strictly and tells what is not as the house rules want it: unquoted attributes, inline scripts and
/// styles, elements that are not closed, ids given twice, labels and descriptions that point nowhere.
struct Markup {
    private(set) var faults: [String] = []
    private var open: [String] = []
    private var ids: Set<String> = []
    private var references: [(what: String, id: String)] = []

    private static let void: Set<String> = [
        "meta", "link", "input", "br", "hr", "img", "path", "circle", "rect", "!doctype",
    ]

    init(_ page: String) {
        var rest = page[...]
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else {
                faults.append("a tag is not ended")
                break
            }
            read(String(rest[rest.index(after: start)..<end]))
            rest = rest[rest.index(after: end)...]
        }
        if !open.isEmpty { faults.append("not closed: \(open.joined(separator: " > "))") }
        for (what, id) in references where !ids.contains(id) {
            faults.append("\(what) points to \(id), which is not there")
        }
    }

    private mutating func read(_ tag: String) {
        if tag.hasPrefix("/") {
            let name = String(tag.dropFirst())
            if open.last == name {
                open.removeLast()
            } else {
                faults.append("</\(name)> closes \(open.last ?? "nothing")")
            }
            return
        }
        let name = tag.prefix { !$0.isWhitespace && $0 != "/" }.lowercased()
        if !Self.void.contains(name) { open.append(name) }
        var rest = tag.dropFirst(name.count)
        while let start = rest.firstIndex(where: { !$0.isWhitespace && $0 != "/" }) {
            rest = rest[start...]
            let attribute = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != "/" }
            rest = rest.dropFirst(attribute.count)
            guard rest.first == "=" else {
                note(attribute.lowercased(), "", of: name)
                continue
            }
            rest = rest.dropFirst()
            guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else {
                faults.append("<\(name)> has \(attribute) without quotes")
                return
            }
            note(attribute.lowercased(), String(rest[rest.index(after: rest.startIndex)..<end]), of: name)
            rest = rest[rest.index(after: end)...]
        }
    }

    private mutating func note(_ attribute: String, _ value: String, of element: String) {
        if attribute.hasPrefix("on") || attribute == "style" { faults.append("<\(element)> has \(attribute)") }
        switch attribute {
        case "id": if !ids.insert(value).inserted { faults.append("the id \(value) stands twice") }
        case "for", "aria-labelledby": references.append(("\(element) \(attribute)", value))
        case "aria-describedby": references += value.split(separator: " ").map { ("aria-describedby", String($0)) }
        case "href" where value.hasPrefix("#"): references.append(("a link", String(value.dropFirst())))
        case "href" where !value.hasPrefix("/") && !value.hasPrefix("https://"):
            faults.append("a link leads to \(value)")
        default: break
        }
    }
}

/// Reads a catalogue line by line and remembers the entry that is being read.
struct PortableObjectReader {
    typealias Fault = PortableObject.Fault

    private enum Field: Hashable {
        case key
        case plural
        case text
        case form(Int)
    }

    private let file: String
    private var line = 0
    private var fields: [Field: String] = [:]
    private var current: Field?
    private var start = 1
    private var found: [(entry: PortableObject.Entry, fields: [Field: String])] = []

    init(file: String) { self.file = file }

    private func fault(_ reason: String) -> Fault { Fault(file: file, line: line, reason: reason) }

    mutating func read(_ text: Substring, at number: Int) throws(Fault) {
        line = number
        let text = text.trimmed
        guard let first = text.first else { return try finishEntry() }
        switch first {
        case "#":
            // The comments of the next entry begin after the strings of this one.
            if fields[.text] != nil || fields[.form(0)] != nil { try finishEntry() }
        case "\"":
            guard let current else { throw fault("a string that belongs to no msgid or msgstr") }
            fields[current, default: ""] += try string(text)
        default:
            let word = text.prefix { $0 != " " && $0 != "\t" && $0 != "\"" }
            let field = try field(named: word)
            if field == .key { try finishEntry() }
            guard fields[field] == nil else { throw fault("\(word) stands twice") }
            if field == .key { start = number }
            guard field == .key || fields[.key] != nil else { throw fault("\(word) without msgid") }
            fields[field] = try string(text.dropFirst(word.count).trimmed)
            current = field
        }
    }

    private func field(named word: Substring) throws(Fault) -> Field {
        switch word {
        case "msgid": return .key
        case "msgid_plural": return .plural
        case "msgstr": return .text
        default:
            guard word.hasPrefix("msgstr["), word.hasSuffix("]"), let form = Int(word.dropFirst(7).dropLast()) else {
                throw fault("\(word) is not known here")
            }
            return .form(form)
        }
    }

    private func string(_ text: Substring) throws(Fault) -> String {
        guard text.utf8.count >= 2, text.first == "\"", text.last == "\"" else {
            throw fault("the string is not in quotes")
        }
        let inner = text.dropFirst().dropLast()
        guard inner.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }) else {
            return String(inner)
        }
        var result = ""
        var isEscaped = false
        for character in inner {
            switch (isEscaped, character) {
            case (true, "n"): result.append("\n")
            case (true, "t"): result.append("\t")
            case (true, "\""), (true, "\\"): result.append(character)
            case (true, _): throw fault("\\\(character) is no escape")
            case (false, "\""): throw fault("a quote inside a string must be written \\\"")
            case (false, "\\"): break
            case (false, _): result.append(character)
            }
            isEscaped = !isEscaped && character == "\\"
        }
        guard !isEscaped else { throw fault("the string ends in a backslash") }
        return result
    }

    mutating func finishEntry() throws(Fault) {
        guard let key = fields[.key] else { return }
        let forms = (0..<fields.count).prefix { fields[.form($0)] != nil }.compactMap { fields[.form($0)] }
        let isPlural = fields[.plural] != nil
        let texts = isPlural ? forms : fields[.text].map { [$0] } ?? []
        guard !texts.isEmpty else { throw fault("\(key) has no msgstr") }
        found.append((.init(key: key, isPlural: isPlural, forms: texts, line: start), fields))
        fields = [:]
        current = nil
    }

    /// The entries after the header, which must state the plural forms of the language.
    func entries(in tongue: Tongue) throws(Fault) -> [PortableObject.Entry] {
        guard let header = found.first?.entry, header.key.isEmpty,
            header.forms[0].contains("Plural-Forms: \(tongue.pluralHeader)\n")
        else { throw Fault(file: file, line: 1, reason: "the header must say Plural-Forms: \(tongue.pluralHeader)") }
        for (entry, fields) in found.dropFirst() {
            func fault(_ reason: String) -> Fault { Fault(file: file, line: entry.line, reason: reason) }
            guard !entry.key.isEmpty else { throw fault("a second header") }
            guard !entry.forms.contains("") else { throw fault("\(entry.key) is not translated") }
            let count = entry.isPlural ? tongue.pluralForms.count : 1
            guard entry.forms.count == count, fields.count == count + (entry.isPlural ? 2 : 1) else {
                throw fault("\(entry.key) has not exactly \(count) msgstr")
            }
        }
        return found.dropFirst().map(\.entry)
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
        var rest = utf8.drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return Substring(rest)
    }
}

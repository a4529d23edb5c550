/// What a form sent. Values are NFC; line breaks are `\n`. A field may be repeated and is then a list.
package struct SentForm: Sendable, Equatable {
    /// In the order of the form.
    package let names: [String]
    private let values: [String: [String]]

    package static let empty = SentForm([])

    package init(_ fields: [(String, String)]) {
        var names: [String] = []
        var values: [String: [String]] = [:]
        for (name, value) in fields {
            if values[name] == nil { names.append(name) }
            values[name, default: []].append(SentForm.withPlainLines(value))
        }
        self.names = names
        self.values = values
    }

    /// The most fields of a form (SEC-56).
    static let fieldLimit = 2_000
    /// The longest body of a form, in bytes.
    static let sizeLimit = 1 << 20

    init(body: some Collection<UInt8>) throws(Refusal) {
        self.init(try URLEncoded.parse(body, limit: SentForm.fieldLimit).map { ($0.name, $0.value) })
    }

    /// As it was typed; the first where the field is repeated, empty where it is missing.
    package subscript(_ name: String) -> String { values[name]?.first ?? "" }

    /// All values of a repeated field.
    package func list(_ name: String) -> [String] { values[name] ?? [] }

    /// Without spaces at both ends; `nil` where nothing was typed.
    package func text(_ name: String) -> String? {
        let trimmed = self[name].trimmed
        return trimmed.isEmpty ? nil : trimmed
    }

    package func contains(_ name: String) -> Bool { values[name] != nil }

    /// The form with one value set, for first showing a form or for a row added to it.
    package func setting(_ name: String, _ value: String) -> SentForm {
        var fields = names.filter { $0 != name }.flatMap { name in list(name).map { (name, $0) } }
        fields.append((name, value))
        return SentForm(fields)
    }

    func without(_ name: String) -> SentForm {
        SentForm(names.filter { $0 != name }.flatMap { name in list(name).map { (name, $0) } })
    }

    private static func withPlainLines(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
        return String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
        return String(self[start..<end])
    }
}

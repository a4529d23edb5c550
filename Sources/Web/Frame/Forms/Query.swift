/// What an address asks after its `?`. As strict as a form; which names it may have is said by each route.
package struct Query: Sendable {
    let fields: [URLEncoded.Field]

    static let fieldLimit = 100

    init(parsing text: some StringProtocol) throws(Refusal) {
        fields = try URLEncoded.parse(Array(text.utf8), limit: Query.fieldLimit)
    }

    init?(_ text: some StringProtocol) {
        do { try self.init(parsing: text) } catch { return nil }
    }

    /// One value; `nil` where it is not asked or empty.
    /// - Throws: `Refusal.malformed` where it is asked twice.
    package func one(_ name: String) throws(Refusal) -> String? {
        let values = fields.filter { $0.name == name }
        guard values.count <= 1 else { throw .malformed }
        return values.first.flatMap { $0.value.isEmpty ? nil : $0.value }
    }

    package func list(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// A word of a closed list, such as a sort column (VUL-03).
    /// - Throws: `Refusal.malformed` for any other word.
    package func choice<Choice: RawRepresentable<String>>(_ name: String, of type: Choice.Type) throws(Refusal)
        -> Choice?
    {
        guard let word = try one(name) else { return nil }
        guard let choice = Choice(rawValue: word) else { throw .malformed }
        return choice
    }

    /// A value that is printed and read by its type, such as a key or a day.
    package func value<Value: LosslessStringConvertible>(_ name: String, as type: Value.Type) throws(Refusal) -> Value?
    {
        guard let text = try one(name) else { return nil }
        guard let value = Value(text) else { throw .malformed }
        return value
    }

    /// The number of a page of a list, from 1.
    package func page() throws(Refusal) -> Int {
        guard let page = try value("page", as: Int.self) else { return 1 }
        guard (1...100_000).contains(page) else { throw .malformed }
        return page
    }

    /// Refuses whatever the route does not know; `lang` and `done` belong to the frame.
    package func allow(_ names: String...) throws(Refusal) {
        let known = Set(names).union(["lang", "done"])
        guard fields.allSatisfy({ known.contains($0.name) }) else { throw .malformed }
    }
}

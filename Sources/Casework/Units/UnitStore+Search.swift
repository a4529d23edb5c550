import Storage

/// A unit that a search found.
package struct UnitHit: Hashable, Sendable {
    package let unit: NamedUnit
    /// The earlier or later name that matched, where the name of the day does not.
    package let otherName: String?
    /// The municipality (of an institution) or region on the map of the day.
    package let parent: NamedUnit?
}

/// What to look for among the units.
package struct UnitSearch: Hashable, Sendable {
    /// Beginnings of words of any name that a unit bore, in any spelling of Latvian letters, or of its code; empty for all.
    package var text: String
    package var level: Unit.Level?
    package var kind: Unit.Kind?
    /// Only what lies in this unit.
    package var within: String?
    package var includingClosed: Bool
    package var limit: Int
    package var offset: Int

    package init(
        _ text: String = "", level: Unit.Level? = nil, kind: Unit.Kind? = nil, within: String? = nil,
        includingClosed: Bool = true, limit: Int = 50, offset: Int = 0
    ) {
        self.text = text
        self.level = level
        self.kind = kind
        self.within = within
        self.includingClosed = includingClosed
        self.limit = limit
        self.offset = offset
    }
}

extension UnitStore {
    /// Units by name or code, shown as on a day, in the order of names; with them, how many there are in all.
    package func search(
        _ search: UnitSearch, on day: Day, as viewer: Viewer
    ) async throws(Rejection) -> (hits: [UnitHit], total: Int) {
        try await registry.read(as: viewer) { tx in
            let words = UnitName.words(search.text)
            let found = try tx.records(where: try tx.condition(search, words, on: day))
                .map { (record: $0, unit: NamedUnit($0, on: day)) }
                .filter { search.includingClosed || $0.unit.life.contains(day) }
                .filter { search.kind == nil || $0.unit.kind == search.kind }
            let names = Dictionary(found.map { ($0.unit, $0.record) }, uniquingKeysWith: { first, _ in first })
            let page = found.map(\.unit).inOrderOfNames().dropFirst(search.offset).prefix(search.limit)
            let parents = try tx.parents(of: page.map(\.id), on: day)
            let hits = page.map { unit in
                UnitHit(
                    unit: unit, otherName: names[unit]?.history.matching(words, besides: unit.name),
                    parent: parents[unit.id])
            }
            return (hits, found.count)
        }
    }
}

extension Transaction {
    /// Each word must begin a word of one and the same name; a text of one word may also begin the code.
    fileprivate func condition(_ search: UnitSearch, _ words: [String], on day: Day) throws -> SQL {
        var conditions: [SQL] = ["TRUE"]
        if let level = search.level { conditions.append("u.level = \(level.rawValue)") }
        // Signs alone are no beginning of any name.
        if words.isEmpty, search.text.contains(where: { !$0.isWhitespace }) { conditions.append("FALSE") }
        if !words.isEmpty {
            let inName = words.map { word -> SQL in "n.search_key LIKE \("% \(word)%")" }.joined(separator: " AND ")
            let code = search.text.uppercased().filter { $0.isLetter || $0.isNumber || $0 == "-" }
            conditions.append(
                """
                (u.code LIKE \(code + "%") OR u.id IN (SELECT n.unit_id FROM unit_version n WHERE \(inName)))
                """)
        }
        if let within = search.within {
            let ancestor = try unit(coded: within).id
            conditions.append(
                """
                u.id IN (SELECT descendant_id FROM unit_closure
                WHERE ancestor_id = \(ancestor) AND depth > 0 AND \(Period.holds(on: day)))
                """)
        }
        return conditions.joined(separator: " AND ")
    }

    fileprivate func parents(of units: [Unit.ID], on day: Day) throws -> [Unit.ID: NamedUnit] {
        let places = try places(where: "p.unit_id IN (\(list: units))")
        let parents = places.compactMapValues { $0.place(on: day)?.parent }
        let names = try named(Set(parents.values), on: day)
        return parents.compactMapValues { names[$0] }
    }
}

extension UnitHistory {
    /// A name that begins with the words, when the name of the day does not.
    fileprivate func matching(_ words: [String], besides current: String) -> String? {
        func matches(_ name: String) -> Bool {
            let key = UnitName(name).searchKey
            return words.allSatisfy { key.contains(" " + $0) }
        }
        guard !words.isEmpty, !matches(current) else { return nil }
        return versions.last { matches($0.name) }?.name
    }
}

import Storage

extension Transaction {
    /// Applies the reforms that are not recorded yet, the earlier first, in the same way as an administrator would:
    /// whole territories with all that lies in them, divided ones by hand.
    func loadReforms(_ sheet: ReferenceSheet) throws -> Set<Unit.ID> {
        var changed: Set<Unit.ID> = []
        let days = Dictionary(grouping: sheet.lines) { $0.fields["on"] ?? "" }
        for day in days.keys.sorted() {
            let lines = Dictionary(grouping: days[day] ?? []) { $0.fields["from"] ?? "" }
            for (code, lines) in lines.sorted(by: { $0.key < $1.key }) { changed.formUnion(try reform(code, lines)) }
        }
        return changed
    }

    private func reform(_ code: String, _ lines: [ReferenceSheet.Line]) throws -> Set<Unit.ID> {
        guard let first = lines.first else { return [] }
        let day: Day = try first.value("on")
        var record = try unit(coded: code)
        guard record.history.life.reaches(day) else { return [] }
        let decision = Decision(on: day, number: try first["decision"], note: try first["note"])
        let heirs = try lines.map { line in
            (try unit(coded: try line["to"]), try line.code("part", as: UnitEvent.Part.self))
        }
        if let heir = heirs.first, heirs.count == 1, heir.1 == .whole {
            return try hand(&record, to: heir.0, decision)
        }
        return try divide(&record, among: heirs.map(\.0), places: [:], decision)
    }
}

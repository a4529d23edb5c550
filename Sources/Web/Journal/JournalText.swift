import Casework
import Language

/// A row of the journal in words: what was done, and each change from → to.
struct JournalText: Part {
    let frame: Frame
    let line: JournalStore.Line
    var risks: RiskList?

    private var row: JournalRow { line.row }

    var html: HTML {
        let changes = changes
        guard !changes.isEmpty else { return "\(deed)" }
        return "\(deed)<ul class=\"quiet\">\(each: changes, change)</ul>"
    }

    /// *Opened the learner's record*, *Approved the plan*.
    var deed: String {
        guard let action = JournalEntry.Action(rawValue: row.action) else { return row.action }
        switch action {
        case .listed: return known("journal.listed.\(row.object.kind)") ?? frame.text("journal.listed")
        case .read, .created, .updated, .withdrawn, .printed, .exported, .refused, .journalRead:
            let object = known("journal.object.\(row.object.kind)") ?? frame.text("journal.object")
            return frame.text("journal.action.\(action.rawValue)", ["object": .text(object)])
        case .signedIn, .signInFailed, .signedOut, .sessionEnded, .sessionExpired, .roleSwitched, .limited,
            .passwordChanged, .unmasked, .submitted, .approved,
            .returned,
            .revised, .suspended, .resumed, .started, .voided, .evaluated, .completed, .delivered, .deliveryWithdrawn,
            .deliveryConfirmed, .deliveryAffirmed, .userCreated, .roleGranted,
            .roleEnded,
            .unitChanged, .programmeChanged, .systemStarted:
            return frame.text("journal.action.\(action.rawValue)")
        }
    }

    private var changes: [JournalEntry.Change] {
        do { return try row.changeList } catch { return [] }
    }

    private func change(_ change: JournalEntry.Change) -> HTML {
        let name = fieldName(change.field)
        let (from, to) = (value(change.from, of: change.field), value(change.to, of: change.field))
        switch (from, to) {
        case (nil, nil): return "<li>\(name)</li>"
        case (nil, .some(let to)): return "<li>\(name): \(to)</li>"
        case (.some(let from), nil): return "<li>\(name): \(from) → –</li>"
        case (.some("•"), .some("•")): return "<li>\(name) <span>(\(frame.text("journal.concealed")))</span></li>"
        case (.some(let from), .some(let to)): return "<li>\(name): \(from) → \(to)</li>"
        }
    }

    /// `measure.2.hours` is *Measure 2, hours*, `risk.L01.level` the factor's name and *level*.
    private func fieldName(_ field: String) -> String {
        let parts = field.split(separator: ".").map(String.init)
        guard parts.count > 1, let part = parts.first, let last = parts.last else {
            return known("journal.field.\(field)") ?? field
        }
        let row = parts.count > 2 ? parts[1] : last == "row" ? "" : nil
        let rowName = row.map { risks?.factor($0)?.name[frame.tongue] ?? risks?.category($0)?.name[frame.tongue] ?? $0 }
        let section = [known("journal.part.\(part)") ?? part, rowName ?? ""].filter { !$0.isEmpty }.joined(
            separator: " ")
        guard last != "row" else { return section }
        return section + ", " + (known("journal.field.\(last)") ?? last)
    }

    private func value(_ value: String?, of field: String) -> String? {
        guard let value, !value.isEmpty else { return nil }
        if field == "planned" || field.hasSuffix(".planned"), let cents = Int64(value) {
            return frame.money(Euro(cents: cents))
        }
        if let day = Day(value) { return frame.day(day) }
        return known("journal.value.\(value)") ?? known("compensation.kind_name.\(value)") ?? risks?.factor(value)?
            .name[frame.tongue] ?? value
    }

    private func known(_ key: String) -> String? {
        Catalogue.shared.contains(key, in: frame.tongue) ? frame.text(key, [:]) : nil
    }

    /// Who did it: a person, the operator of the server, or the program itself.
    static func actor(of line: JournalStore.Line, _ frame: Frame) -> String {
        line.actorName ?? frame.text(line.row.role == "operator" ? "journal.operator" : "journal.nobody")
    }

    /// In which role and where.
    static func role(of line: JournalStore.Line, _ frame: Frame) -> String {
        guard Role.Kind(rawValue: line.row.role) != nil else { return "" }
        return [frame.text("role.\(line.row.role)"), line.unitName ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

/// One difference between two versions of a plan, as approvers see it.
package struct PlanDifference: Hashable, Sendable {
    package enum Section: String, Sendable, CaseIterable {
        case words
        case screening
        case risk
        case goal
        case measure
        case authorHours = "author_hours"
    }

    package let section: Section
    /// The row: a factor's code, a category's code, or the line of a goal or measure.
    package let row: String
    /// The field within the row; `nil` where the whole row was added or removed.
    package let field: String?
    package let before: String?
    package let after: String?
    package let isMajor: Bool

    package var isAdded: Bool { field == nil && before == nil }
    package var isRemoved: Bool { field == nil && after == nil }
}

extension PlanContent {
    /// Everything in which this version differs from an older one, in the order of the plan.
    package func differences(from old: PlanContent) -> [PlanDifference] {
        var comparison = PlanComparison()
        comparison.field(.words, "", "own_words", old.ownWords, ownWords)
        comparison.field(.words, "", "strengths", old.strengths, strengths)
        for category in Set(screening.keys).union(old.screening.keys).sorted() {
            comparison.field(
                .screening, category, "answer", old.screening[category]?.rawValue ?? "",
                screening[category]?.rawValue ?? "")
        }
        comparison.rows(.risk, old.risks, risks, key: \.factor, title: \.factor) { $0.compare($1, $2) }
        comparison.rows(.goal, old.goals, goals, key: \.row, title: \.wording) { $0.compare($1, $2) }
        comparison.rows(.measure, old.measures, measures, key: \.row, title: \.kind) {
            $0.compare($1, $2)
        }
        comparison.field(
            .authorHours, "", "hours", String(old.authorHours), String(authorHours),
            major: authorHours > old.authorHours)
        return comparison.found
    }
}

extension PlanContent.Goal {
    fileprivate var row: String { String(line) }
}

extension PlanContent.Measure {
    fileprivate var row: String { String(line) }
}

/// Collects differences while two versions are gone through side by side.
private struct PlanComparison {
    private(set) var found: [PlanDifference] = []

    mutating func field(
        _ section: PlanDifference.Section, _ row: String, _ name: String, _ before: String, _ after: String,
        major: Bool = false
    ) {
        guard before != after else { return }
        found.append(
            PlanDifference(section: section, row: row, field: name, before: before, after: after, isMajor: major))
    }

    mutating func rows<Item>(
        _ section: PlanDifference.Section, _ old: [Item], _ new: [Item], key: (Item) -> String, title: (Item) -> String,
        compare: (inout PlanComparison, Item, Item) -> Void
    ) {
        let before = Dictionary(old.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
        let kept = Set(new.map(key))
        for item in new {
            if let earlier = before[key(item)] {
                compare(&self, earlier, item)
            } else {
                // A goal costs nothing and adds no risk: only new risks and measures climb to all levels.
                found.append(
                    PlanDifference(
                        section: section, row: key(item), field: nil, before: nil, after: title(item),
                        isMajor: section != .goal))
            }
        }
        for item in old where !kept.contains(key(item)) {
            found.append(
                PlanDifference(
                    section: section, row: key(item), field: nil, before: title(item), after: nil, isMajor: false))
        }
    }

    mutating func compare(_ before: PlanContent.Risk, _ after: PlanContent.Risk) {
        field(
            .risk, after.factor, "level", String(before.level), String(after.level), major: after.level > before.level)
        field(.risk, after.factor, "evidence", before.evidence ?? "", after.evidence ?? "")
    }

    mutating func compare(_ before: PlanContent.Goal, _ after: PlanContent.Goal) {
        let row = after.row
        field(.goal, row, "wording", before.wording, after.wording)
        field(.goal, row, "indicator", before.indicator, after.indicator)
        field(.goal, row, "target", before.target, after.target)
    }

    mutating func compare(_ before: PlanContent.Measure, _ after: PlanContent.Measure) {
        let row = after.row
        field(.measure, row, "kind", before.kind, after.kind, major: true)
        field(.measure, row, "subject", before.subject, after.subject)
        field(.measure, row, "provider", before.provider, after.provider)
        field(.measure, row, "hours", String(before.hours), String(after.hours), major: after.hours > before.hours)
        field(
            .measure, row, "planned", String(before.planned.cents), String(after.planned.cents),
            major: after.planned > before.planned)
        field(.measure, row, "starts_on", before.from.description, after.from.description)
        field(.measure, row, "ends_on", before.through.description, after.through.description)
        field(.measure, row, "justification", before.justification, after.justification)
        field(.measure, row, "condition_met", String(before.conditionMet), String(after.conditionMet), major: true)
        let (old, new) = (
            before.factors.sorted().joined(separator: ", "), after.factors.sorted().joined(separator: ", ")
        )
        field(.measure, row, "risks", old, new)
    }
}

extension ChangeClass {
    /// Major as soon as one difference is.
    package static func of(_ differences: [PlanDifference]) -> ChangeClass {
        differences.contains(where: \.isMajor) ? .major : .minor
    }
}

import Casework
import Language

/// What happened, newest first: the history of a plan or a learner's record, and who has looked at it.
struct HistoryPage: Page {
    let frame: Frame
    let title: String
    let path: [Link]
    let lines: [JournalStore.Line]
    /// One request that looked at several things is one look.
    var gathers = false
    /// The names of risk factors that changes speak of.
    var risks: RiskList?

    var width: PageWidth { .text }

    var body: HTML {
        guard !lines.isEmpty else { return EmptyState(text("journal.empty")).html }
        return """
            <p>\(text(gathers ? "journal.viewers.about" : "journal.history.about"))</p>
            \(Timeline(looks.map(entry)))
            \(lines.count >= 500 ? "<p class=\"quiet\">\(text("journal.most"))</p>" as HTML : .empty)
            """
    }

    private var looks: [[JournalStore.Line]] {
        guard gathers else { return lines.map { [$0] } }
        var looks: [[JournalStore.Line]] = []
        for line in lines {
            if let last = looks.last?.last, last.row.request == line.row.request, last.row.actor == line.row.actor,
                last.row.at.advanced(bySeconds: -2) <= line.row.at
            {
                looks[looks.count - 1].append(line)
            } else {
                looks.append([line])
            }
        }
        return looks
    }

    private func entry(_ look: [JournalStore.Line]) -> Timeline.Entry {
        let first = look[0]
        var seen: Set<String> = []
        let deeds = look.reversed().map { JournalText(frame: frame, line: $0, risks: risks) }.filter {
            seen.insert($0.deed).inserted
        }
        let what = deeds.map(\.html).joined(by: "<br>") + purpose(of: first.row)
        return Timeline.Entry(
            time: frame.moment(first.row.at), person: JournalText.actor(of: first, frame),
            role: JournalText.role(of: first, frame),
            what)
    }

    /// Why somebody looked; for what was changed the deed itself says it.
    private func purpose(of row: JournalRow) -> HTML {
        guard gathers, let kind = Purpose.Kind(rawValue: row.purpose) else { return .empty }
        let words = text("journal.purpose.\(kind.rawValue)") + (row.purposeText.map { ": " + $0 } ?? "")
        return "<br><span class=\"quiet\">\(text("journal.purpose")): \(words)</span>"
    }
}

import Casework
import Language

/// Two rows side by side, what they have in common, and the decision about them.
struct DoubleFundingPage: Page {
    let frame: Frame
    let file: DoubleFundingStore.File
    /// Names of the kinds of measures.
    let kinds: [String: Label]
    var form: SentForm = .empty
    var problems: [Problem] = []

    private var row: DoubleFunding { file.row }

    var title: String { text("double_funding.ground.\(row.ground.rawValue)") }
    var path: [Link] { [Link(text("double_funding.list"), Address.doubleFundingList())] }
    var heading: HTML { "<div class=\"heading\"><h1>\(title)</h1>\(verdict)</div>" }

    private var verdict: HTML {
        switch row.decision?.verdict {
        case .double: Chip(text("double_funding.verdict.double"), .paused).html
        case .separate: Chip(text("double_funding.verdict.separate"), .agreed).html
        case nil: row.counts ? Chip(text("double_funding.verdict.open"), .underway).html : .empty
        }
    }

    var body: HTML {
        """
        <p class="lead">\(text("double_funding.why.\(row.ground.rawValue)"))</p>
        \(table)
        \(decision)
        """
    }

    var aside: HTML? {
        guard !file.decisions.isEmpty else { return nil }
        return "<section><h2>\(text("double_funding.decisions"))</h2>\(Timeline(file.decisions.map(entry)))</section>"
    }

    private func entry(_ decision: DoubleFunding.Decision) -> Timeline.Entry {
        Timeline.Entry(
            time: frame.moment(decision.decidedAt), person: decision.actorName,
            role: decision.role.map { frame.text($0.message) } ?? "",
            "\(text("double_funding.verdict.\(decision.verdict.rawValue)")): \(decision.reason)")
    }

    private var decision: HTML {
        guard row.counts else { return "<p class=\"note\">\(text("double_funding.gone"))</p>" }
        if let refusal = file.refusal { return "<p class=\"note\">\(text(refusal))</p>" }
        let fields = Fields(frame: frame, form: form, problems: problems)
        let choices = [DoubleFunding.Verdict.double, .separate].map { verdict in
            Choice(
                verdict.rawValue, text("double_funding.verdict.\(verdict.rawValue)"),
                hint: text("double_funding.effect.\(verdict.rawValue)"))
        }
        return """
            <section class="decision" aria-labelledby="part-decision"><h2 id="part-decision">\(text("double_funding.decision"))</h2>
            \(Form(
                frame: frame, action: Address.doubleFundingDecision(row.id),
                """
                \(fields.radios("verdict", label: "double_funding.verdict", choices: choices))
                \(fields.area("reason", label: "double_funding.reason", hint: "double_funding.reason.hint", rows: 3))
                \(Foot(Button(text("double_funding.decide"))))
                """))</section>
            """
    }

    private var table: HTML {
        Table(
            caption: text("double_funding.rows"), hidesCaption: true,
            columns: [
                .init(text("double_funding.fact")) { "\($0.name)" },
                .init(text("double_funding.later")) { $0.later }, .init(text("double_funding.earlier")) { $0.earlier },
            ], rows: facts
        ).html
    }

    private struct Fact: Sendable {
        let name: String
        let later: HTML
        let earlier: HTML
    }

    /// Row by row; what neither side shows is left out.
    private var facts: [Fact] {
        func fact(_ key: String, _ value: (DoubleFundingSide) -> HTML?) -> Fact? {
            let (later, earlier) = (value(row.later), value(row.earlier))
            guard later != nil || earlier != nil else { return nil }
            return Fact(name: text(key), later: later ?? "–", earlier: earlier ?? "–")
        }
        return [
            fact("double_funding.institution") { "\($0.institutionName)" },
            fact("double_funding.programme") { "\($0.programmeCode)" },
            fact("learner.name") {
                $0.learnerName.map { "\($0)" } ?? "<span class=\"quiet\">\(text("double_funding.hidden"))</span>"
            },
            fact("compensation.kind") { "\(kind(of: $0))" },
            fact("compensation.period") { "\(frame.days($0.from, $0.through))" },
            fact("compensation.amount") { "\(frame.money($0.amount))" },
            fact("compensation.ticket") { $0.ticket.map { "\($0)" } },
            fact("double_funding.specialist") { $0.specialist.map { "\($0)" } },
            fact("compensation.state", state), fact("double_funding.recorded", recorded),
            fact("double_funding.row", link),
        ].compactMap { $0 }
    }

    private func kind(of side: DoubleFundingSide) -> String {
        row.noun == .authorWork ? text("plan.work.\(side.kind)") : kinds[side.kind]?[frame.tongue] ?? side.kind
    }

    private func state(_ side: DoubleFundingSide) -> HTML? {
        if let state = side.state { return CompensationChip(frame: frame, state: state).html }
        return side.counts ? nil : "\(text("compensation.state.withdrawn"))"
    }

    private func recorded(_ side: DoubleFundingSide) -> HTML {
        let name = side.recordedByName.map { ", \($0)" } ?? ""
        return "\(frame.moment(side.recordedAt))\(name)"
    }

    private func link(_ side: DoubleFundingSide) -> HTML? {
        guard side.opens else { return nil }
        switch row.noun {
        case .compensation: return Link(text("double_funding.open"), Address.compensation(.init(number: side.id))).html
        case .consultation: return Link(side.planCode, Address.planConsultations(side.plan)).html
        case .authorWork: return Link(side.planCode, Address.plan(side.plan)).html
        }
    }
}

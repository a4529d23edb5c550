import Casework
import Language

/// Everything behind one line: plan, approvals, what was delivered, the ledger, the control, the payment, and the journal's
/// proof. In control, findings are recorded here.
struct TrailPage: Page {
    let frame: Frame
    let trail: ClaimTrail
    var open: ClaimFinding.Kind?
    var form: SentForm = .empty
    var problems: [Problem] = []

    var line: ClaimLine { trail.line }

    var title: String {
        text("claim.line.of", ["line": .number(line.position), "claim": .text(trail.claim.name)])
    }
    var path: [Link] {
        [Link(text("claim.list"), Address.claims()), Link(trail.claim.name, Address.claim(trail.claim.id))]
    }

    var body: HTML {
        """
        \(TrailActs(page: self))
        \(part("delivered", SummaryList(TrailDelivery(frame: frame, trail: trail).rows).html))
        \(part("plan", SummaryList(plan).html))
        \(part("approvals", approvals))
        \(part("moves", moves))
        \(part("proof", proof))
        """
    }

    var aside: HTML? {
        """
        \(next)
        <section><h2>\(text("claim.findings"))</h2>\(trail.findings.isEmpty ? "<p class=\"quiet\">\(text("claim.findings.none"))</p>" : Timeline(trail.findings.map(entry)).html)</section>
        <section><h2>\(text("payment.one"))</h2><p>\(payment)</p></section>
        """
    }

    private func part(_ name: String, _ content: HTML) -> HTML {
        """
        <section class="section" aria-labelledby="\(name)"><h2 id="\(name)">\(text("claim.trail.\(name)"))</h2>\(content)</section>
        """
    }

    private var next: HTML {
        guard let next = trail.next, trail.may.contains(.find) else { return .empty }
        return """
            <p><a class="button" href="\(Address.claimLine(trail.claim.id, next))" data-key="n" aria-keyshortcuts="n">\(text("claim.next_line"))</a></p>
            """
    }

    private var plan: [SummaryList.Row] {
        var rows: [SummaryList.Row] = [
            .init(text("learner.name"), "\(trail.learnerName)"),
            .init(
                text("claim.plan"),
                trail.opensPlan ? Link(trail.planCode, Address.plan(trail.plan)).html : "\(trail.planCode)"),
        ]
        if let version = trail.version { rows.append(.init(text("claim.version"), "\(version)")) }
        if let partner = trail.partnerClaim {
            rows.append(.init(text("claim.partner_claim"), Link(partner.name, Address.claim(partner.id)).html))
        }
        return rows
    }

    private var approvals: HTML {
        Timeline(
            trail.approvals.map { approval in
                let gaps: [String: Message.Argument] = [
                    "version": .number(approval.version),
                    "level": .message(Message("plan.level_name.\(approval.level.rawValue)")),
                    "decision": .message(Message("claim.decision.\(approval.decision.rawValue)")),
                ]
                return Timeline.Entry(
                    time: frame.moment(approval.decidedAt), person: approval.actorName,
                    role: Role.Kind(rawValue: approval.role).map { frame.text($0.message) } ?? "",
                    "\(frame.text("claim.approval.line", gaps))")
            }
        ).html
    }

    private var moves: HTML {
        guard !trail.moves.isEmpty else { return "<p class=\"quiet\">\(text("claim.moves.none"))</p>" }
        let frame = frame
        return Table<LedgerMove>(
            caption: text("claim.trail.moves"), hidesCaption: true,
            columns: [
                .init(text("word.time"), .code) { "\(frame.moment($0.at))" },
                .init(text("budget.cause")) { "\(frame.text("budget.cause.\($0.cause.rawValue)"))" },
                .init(text("budget.spent"), .number) { "\(frame.money($0.spent))" },
                .init(text("budget.reserved"), .number) { "\(frame.money($0.reserved))" },
            ], rows: trail.moves
        ).html
    }

    private var payment: String {
        guard let payment = trail.payment else { return text("payment.none") }
        let words = text("payment.in_list", ["list": .text(payment.listName), "amount": .money(payment.amount)])
        let day = payment.paidOn.map { text("payment.paid_on", ["day": .day($0)]) } ?? text("payment.not_yet")
        return "\(words) \(day)"
    }

    private func entry(_ finding: ClaimFinding) -> Timeline.Entry {
        let reason = finding.reasonCode.map { trail.errorTypes.name(of: $0, in: frame.tongue) }
        let amount = finding.amount == .zero ? nil : frame.money(finding.amount)
        let words = [text("claim.found.\(finding.kind.rawValue)"), amount, reason, finding.comment].compactMap { $0 }
        return Timeline.Entry(
            time: frame.moment(finding.recordedAt), person: finding.recordedByName ?? text("journal.operator"),
            "\(words.filter { !$0.isEmpty }.joined(separator: ", "))")
    }

    private var proof: HTML {
        let frame = frame
        let fits = trail.proof.rows.allSatisfy(\.fits)
        let table = Table<JournalProof>(
            caption: text("claim.trail.proof"), hidesCaption: true,
            columns: [
                .init(text("claim.proof.row"), .code) { "\(frame.number(Int($0.line.row.seq)))" },
                .init(text("word.time"), .code) { "\(frame.moment($0.line.row.at))" },
                .init(text("claim.proof.deed")) { proof in
                    "<div>\(JournalText(frame: frame, line: proof.line).deed)<br><span class=\"quiet\">\(JournalText.actor(of: proof.line, frame))</span></div>"
                },
                .init(text("claim.proof.hash"), .code) { "<code>\($0.hash.prefix(6).hexadecimal)…</code>" },
                .init(text("claim.proof.fits")) {
                    "\(frame.text($0.fits ? "claim.proof.yes" : "claim.proof.no", [:]))"
                },
            ], rows: trail.proof.rows)
        let gaps: [String: Message.Argument] = [
            "count": .number(trail.proof.rows.count), "end": .number(Int(trail.journalEnd)),
        ]
        return """
            <p>\(text(fits ? "claim.proof.whole" : "claim.proof.broken", gaps)) \(leftOut)</p>
            \(Fold(text("claim.proof.rows"), table.html))
            """
    }

    private var leftOut: String {
        let count = trail.proof.leftOut
        return count == 0 ? "" : text("claim.proof.left_out", ["count": .number(count)])
    }
}

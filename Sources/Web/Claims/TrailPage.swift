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
        let fits = trail.proof.allSatisfy(\.fits)
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
            ], rows: trail.proof)
        let gaps: [String: Message.Argument] = [
            "count": .number(trail.proof.count), "end": .number(Int(trail.journalEnd)),
        ]
        return
            "<p>\(text(fits ? "claim.proof.whole" : "claim.proof.broken", gaps))</p>\(Fold(text("claim.proof.rows"), table.html))"
    }
}

/// What was delivered, with ways to its evidence for those who may go there.
struct TrailDelivery {
    let frame: Frame
    let trail: ClaimTrail

    var rows: [SummaryList.Row] {
        let line = trail.line
        let names = trail.kindName.map { [line.matter: $0] } ?? [:]
        var rows: [SummaryList.Row] = [
            .init(
                frame.text("claim.what", [:]),
                "\(frame.what(line.kind, line.matter, names))\(ClaimLineMarks(frame: frame, line: line))"),
            .init(frame.text("claim.institution", [:]), "\(line.institutionName)"),
            .init(frame.text("claim.amount", [:]), "\(frame.money(line.amount))"),
        ]
        switch trail.delivery {
        case .hour(let hour): rows += self.rows(of: hour)
        case .compensation(let compensation, let document): rows += self.rows(of: compensation, document)
        case .work(let work):
            rows.append(
                .init(
                    frame.text("claim.day", [:]),
                    "\(frame.day(work.day)), \(frame.text("claim.hours", ["count": .number(work.hours)]))"))
        case .correction(let finding, let claim, let line):
            let words = frame.text("claim.correction.of", ["claim": .text(claim.name), "line": .number(line.position)])
            rows.append(.init(frame.text("claim.cause", [:]), Link(words, Address.claimLine(claim.id, line.id)).html))
            rows.append(.init(frame.text("claim.comment", [:]), "\(finding.comment)"))
        }
        return rows
    }

    private func rows(of hour: Consultation) -> [SummaryList.Row] {
        let time = hour.startsAt.map { ", \(TimeOfDay(minutes: $0))" } ?? ""
        let confirmation =
            hour.confirmation.map { confirmation in
                let means = frame.text("consultation.means.\(confirmation.means.rawValue)", [:])
                let late = confirmation.isLate ? ", \(frame.text("claim.risk.late", [:]))" : ""
                return "\(means), \(frame.moment(confirmation.confirmedAt))\(late)"
            } ?? frame.text("claim.not_confirmed", [:])
        let day = "\(frame.day(hour.heldOn))\(time)"
        let sheet =
            trail.opensPlan ? Link(day, Address.planConsultations(hour.measure.plan)).html : "\(day)" as HTML
        var rows: [SummaryList.Row] = [
            .init(frame.text("claim.day", [:]), sheet),
            .init(frame.text("consultation.specialist", [:]), "\(hour.specialist)"),
            .init(frame.text("claim.recorded_by", [:]), "\(hour.recordedBy), \(frame.moment(hour.recordedAt))"),
            .init(frame.text("claim.confirmed", [:]), "\(confirmation)"),
        ]
        // What was talked about is for those who may read the plan.
        if trail.opensPlan { rows.append(.init(frame.text("consultation.topic", [:]), "\(hour.topic)")) }
        return rows
    }

    private func rows(of compensation: Compensation, _ document: Document?) -> [SummaryList.Row] {
        let period = frame.days(compensation.from, compensation.through)
        let link =
            trail.opensCompensation
            ? Link(period, Address.compensation(compensation.id)).html : "\(period)" as HTML
        var rows: [SummaryList.Row] = [
            .init(frame.text("compensation.period", [:]), link),
            .init(
                frame.text("claim.recorded_by", [:]),
                "\(compensation.recordedByName), \(frame.moment(compensation.recordedAt))"),
            .init(
                frame.text("compensation.state", [:]),
                CompensationChip(frame: frame, state: compensation.state).html),
        ]
        if let ticket = compensation.ticket { rows.append(.init(frame.text("compensation.ticket", [:]), "\(ticket)")) }
        if let document {
            rows.append(
                .init(
                    frame.text("compensation.document", [:]), Link(document.name, Address.document(document.id)).html))
        }
        if !compensation.despite.isEmpty {
            rows.append(.init(frame.text("compensation.despite.given", [:]), "\(compensation.despite)"))
        }
        return rows
    }
}

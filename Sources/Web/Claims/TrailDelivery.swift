import Casework
import Language

/// What was delivered, with ways to its evidence for those who may go there.
struct TrailDelivery {
    let frame: Frame
    let trail: ClaimTrail

    var rows: [SummaryList.Row] {
        let line = trail.line
        let names = trail.kindName.map { [line.matter: $0] } ?? [:]
        let marks = ClaimLineMarks(frame: frame, claim: trail.claim, line: line)
        var rows: [SummaryList.Row] = [
            .init(
                frame.text("claim.what", [:]),
                "\(frame.what(line.kind, line.matter, names))\(marks)"),
            .init(frame.text("claim.institution", [:]), "\(line.institutionName)"),
            .init(frame.text("claim.amount", [:]), "\(frame.money(line.amount))"),
        ]
        switch trail.delivery {
        case .hour(let hour, let document): rows += self.rows(of: hour, document)
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

    private func rows(of hour: Consultation, _ document: Document?) -> [SummaryList.Row] {
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
        if let evidence = hour.confirmation?.evidence, !evidence.isEmpty {
            rows.append(.init(frame.text("claim.evidence", [:]), "\(evidence)"))
        }
        if let document { rows.append(row(of: document, "claim.document")) }
        // What was talked about is for those who may read the plan.
        if trail.opensPlan { rows.append(.init(frame.text("consultation.topic", [:]), "\(hour.topic)")) }
        return rows
    }

    private func row(of document: Document, _ name: String) -> SummaryList.Row {
        .init(frame.text(name, [:]), Link(document.name, Address.document(document.id)).html)
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
        if let document { rows.append(row(of: document, "compensation.document")) }
        if !compensation.despite.isEmpty {
            rows.append(.init(frame.text("compensation.despite.given", [:]), "\(compensation.despite)"))
        }
        return rows
    }
}
